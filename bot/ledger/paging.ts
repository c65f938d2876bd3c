import type { PanelStore, Condition, DocumentKeys, DocumentQuery } from './store';
import type { Roster } from './roster';
import { z } from 'zod';
import { recordOf, type RecordOf, type RecordType } from './records';

const PAGE_SIZE = 50;

/** "a,b" in an address is a list; one value may come as it is. */
export function listOf<Item extends z.ZodTypeAny>(item: Item) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(item).max(60),
  );
}

/** A flag in an address: "true" or "false". */
export const Flag = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

export const Limit = z.coerce.number().int().min(1).max(200);

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.number()]);
type Cursor = z.infer<typeof Cursor>;

/** Opaque to callers: where the last page ended. */
export const CursorText = z.string().transform((text, context): Cursor => {
  try {
    return Cursor.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    context.addIssue({ code: z.ZodIssueCode.custom, message: 'This cursor is not one that the list gave.' });
    return z.NEVER;
  }
});

/** Where a page ends that ends with the document of these keys. */
export function cursorText(keys: DocumentKeys, key: string): string {
  return encodeURIComponent(JSON.stringify([keys[key], keys['number']]));
}

interface PageRequest {
  readonly where: readonly Condition[];
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
  readonly cursor?: Cursor | undefined;
  readonly limit?: number | undefined;
}

/** One page, read in one query whatever the length of the list. */
export async function readPage<Type extends RecordType>(
  type: Type,
  { where, key, direction, cursor, limit = PAGE_SIZE }: PageRequest,
  ctx: { readonly store: PanelStore; readonly roster: Roster },
): Promise<{ records: RecordOf<Type>[]; cursor?: string }> {
  const after = cursor === undefined ? {} : { after: { value: cursor[0], number: cursor[1] } };
  const query: DocumentQuery = { type, where, order: { key, direction, ...after }, limit: limit + 1 };
  const found = await ctx.store.query(ctx.roster.panel.id, query);
  const shown = found.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    records: shown.map((document) => recordOf(type, document)),
    ...(found.length > limit && last !== undefined ? { cursor: cursorText(last.keys, key) } : {}),
  };
}

/** All of a list, however long, a page at a time. */
export async function readAll<Type extends RecordType>(
  type: Type,
  request: Pick<PageRequest, 'where' | 'key' | 'direction'>,
  ctx: { readonly store: PanelStore; readonly roster: Roster },
): Promise<RecordOf<Type>[]> {
  const all: RecordOf<Type>[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await readPage(type, { ...request, cursor, limit: 200 }, ctx);
    all.push(...page.records);
    cursor = page.cursor === undefined ? undefined : CursorText.parse(page.cursor);
  } while (cursor !== undefined);
  return all;
}
