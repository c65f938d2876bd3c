import { z } from 'zod';

/** In which form documents of a kind are kept, and how often their keys have come to be worked out anew. */
const Shape = z.object({ form: z.number().int().positive(), keying: z.number().int().positive() });
type Shape = z.infer<typeof Shape>;

/** What one version writes. */
export interface Shapes {
  /** By kind. What is never written again (the log) keeps its first form, and only its keys are worked out anew. */
  readonly kept: Readonly<Record<string, Shape>>;
  /** The form in which each kind is written from now on. */
  readonly forms: Readonly<Record<string, number>>;
}

/**
 * What a panel's head says of the shapes of its documents. Kinds left out have their first shape: a version that knows
 * nothing of this leaves all of it out, and has written none but those.
 */
export const PanelShapes = z.object({
  /** Since a kind was last walked, nothing of an earlier shape has been written. */
  settled: z.record(Shape),
  /** Kinds of which the walk is not over. */
  unwalked: z.array(z.string()),
  /** The latest form of each kind that may be there: who does not know it cannot keep this panel. */
  newest: z.record(z.number().int().positive()),
  /** Ids of records, by kind, that the version which walked them last could not read: the next start tries them again. */
  unread: z.record(z.array(z.string())).optional(),
  /**
   * By kind, the keying of a later version than one that has written since. Which of its records are filed by that one's
   * keys cannot be told any more, until a version that knows them walks the kind.
   */
  filedLater: z.record(z.number().int().positive()).optional(),
  /** The log vouches for every record. Versions whose log kept no digests leave it out when they write. */
  sealed: z.literal(true).optional(),
});
export type PanelShapes = z.infer<typeof PanelShapes>;

const InHead = z.object({ shapes: PanelShapes.optional() });

/** What a stored head says, whatever else it says. */
export function shapesIn(head: unknown): PanelShapes | undefined {
  return InHead.parse(head).shapes;
}

const first: Shape = { form: 1, keying: 1 };
const blank: PanelShapes = { settled: {}, unwalked: [], newest: {} };

/** Of a panel that begins with this version. */
export function shapesOfNew({ kept, forms }: Shapes): PanelShapes | undefined {
  return worthSaying({ settled: kept, unwalked: [], newest: forms, sealed: true });
}

/** After documents of `kinds` were written by this version, which may be an earlier one than that of others. */
export function afterWriting(
  before: PanelShapes | undefined,
  { kept, forms }: Shapes,
  kinds: readonly string[],
): PanelShapes | undefined {
  const { settled, unwalked, newest } = before ?? blank;
  const written = picked(kept, kinds);
  const lowered = mapped(settled, (shape, kind) => lower(shape, written[kind] ?? shape));
  const passed = Object.entries(written).flatMap(([kind, { keying }]) => {
    const later = settled[kind]?.keying ?? 1;
    return later > keying ? [[kind, later] as const] : [];
  });
  const filedLater = highest(before?.filedLater ?? {}, Object.fromEntries(passed));
  return worthSaying({
    ...{ ...before, settled: lowered, unwalked, filedLater },
    newest: highest(newest, picked(forms, kinds)),
  });
}

/** A later version has filed some of a kind by keys that this one does not know. */
export function isFiledLater(shapes: PanelShapes | undefined, { kept }: Pick<Shapes, 'kept'>, kind: string): boolean {
  const latest = Math.max(shapes?.settled[kind]?.keying ?? 1, shapes?.filedLater?.[kind] ?? 1);
  return latest > (kept[kind] ?? first).keying;
}

/** Kinds of which there may be documents of an earlier shape. What is of a later one is left to later versions. */
export function unsettledKinds(shapes: PanelShapes | undefined, { kept }: Shapes): string[] {
  const { settled, unwalked } = shapes ?? blank;
  return Object.entries(kept).flatMap(([kind, shape]) => {
    const isHalfWalked = unwalked.includes(kind) && isSame(settled[kind] ?? first, shape);
    return isBehind(shapes, { kept }, kind) || isHalfWalked ? [kind] : [];
  });
}

/** An earlier version may have written some of a kind since it was last walked, or it never was. */
export function isBehind(shapes: PanelShapes | undefined, { kept }: Pick<Shapes, 'kept'>, kind: string): boolean {
  const [at, today] = [shapes?.settled[kind] ?? first, kept[kind] ?? first];
  return at.form < today.form || at.keying < today.keying;
}

/** What an earlier version writes from now on lowers `settled` again: at the end of the walk it shows. */
export function walkBegun(
  before: PanelShapes | undefined,
  { kept, forms }: Shapes,
  kind: string,
): PanelShapes | undefined {
  const { settled, unwalked, newest } = before ?? blank;
  const walking = mapped(picked(kept, [kind]), (shape) => ({ ...settled[kind], ...shape }));
  return worthSaying({
    ...before,
    settled: { ...settled, ...walking },
    unwalked: [...new Set([...unwalked, kind])],
    filedLater: Object.fromEntries(
      Object.entries(before?.filedLater ?? {}).filter(
        ([each, keying]) => each !== kind || keying > (kept[kind] ?? first).keying,
      ),
    ),
    newest: highest(newest, picked(forms, [kind])),
  });
}

/** More are not told one by one. */
export const MOST_UNREAD = 100;

/** @param unread ids of those that could not be read, which nobody has brought up to date */
export function walkEnded(
  before: PanelShapes | undefined,
  { kept }: Shapes,
  kind: string,
  unread: Iterable<string>,
): PanelShapes | undefined {
  const { settled, unwalked, newest } = before ?? blank;
  const isWalked = isSame(settled[kind] ?? first, kept[kind] ?? first);
  return worthSaying({
    ...before,
    settled,
    newest,
    unwalked: unwalked.filter((each) => each !== kind || !isWalked),
    unread: { ...before?.unread, [kind]: [...unread].slice(0, MOST_UNREAD) },
  });
}

export function sealed(before: PanelShapes | undefined): PanelShapes | undefined {
  return worthSaying({ ...(before ?? blank), sealed: true });
}

/** Whether all documents of a kind have the shape that this version writes. */
export function isSettled(shapes: PanelShapes | undefined, { kept }: Shapes, kind: string): boolean {
  const { settled, unwalked } = shapes ?? blank;
  return !unwalked.includes(kind) && isSame(settled[kind] ?? first, kept[kind] ?? first);
}

/** A kind that may be there in a form that this version does not know. */
export function findNewer(shapes: PanelShapes | undefined, { forms }: Shapes): string | undefined {
  const { newest } = shapes ?? blank;
  return Object.keys(newest).find((kind) => (newest[kind] ?? 1) > (forms[kind] ?? Infinity));
}

function lower(a: Shape, b: Shape): Shape {
  return { ...a, form: Math.min(a.form, b.form), keying: Math.min(a.keying, b.keying) };
}

function isSame(a: Shape, b: Shape): boolean {
  return a.form === b.form && a.keying === b.keying;
}

type ByKind<T> = Readonly<Record<string, T>>;

function highest(a: ByKind<number>, b: ByKind<number>): Record<string, number> {
  return { ...a, ...mapped(b, (form, kind) => Math.max(form, a[kind] ?? 1)) };
}

function picked<T>(all: ByKind<T>, kinds: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([kind]) => kinds.includes(kind)));
}

function mapped<From, To>(all: ByKind<From>, map: (each: From, kind: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([kind, each]) => [kind, map(each, kind)]));
}

/** What stands at its first is left out; undefined where nothing is left. */
function worthSaying(shapes: PanelShapes): PanelShapes | undefined {
  const settled = Object.fromEntries(Object.entries(shapes.settled).filter(([, shape]) => !isSame(shape, first)));
  const newest = Object.fromEntries(Object.entries(shapes.newest).filter(([, form]) => form > 1));
  const unread = Object.fromEntries(Object.entries(shapes.unread ?? {}).filter(([, ids]) => ids.length > 0));
  const { unread: _, filedLater = {}, ...rest } = shapes;
  const said = { ...settled, ...newest, ...unread, ...filedLater };
  const isNothing = Object.keys(said).length + shapes.unwalked.length === 0 && shapes.sealed !== true;
  if (isNothing) return undefined;
  return {
    ...{ ...rest, settled, newest },
    ...(Object.keys(unread).length > 0 && { unread }),
    ...(Object.keys(filedLater).length > 0 && { filedLater }),
  };
}
