import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { recordKinds } from '../../bot/ledger/records';
import { bared, isList, isMap, isObject, isStates } from '../../bot/ledger/schemaParts';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { isRecordType } from '../../bot/ledger/todaysShapes';

/** A field that no schema of this version knows. */
const LATER = 'ofALaterVersion';

/** The place in a record of its kind ("task disclosure", "meeting agenda[]") of each such field, by what it says. */
type LaterFields = ReadonlyMap<string, string>;

/** Writes a field of a later version into each object of each record that has none yet, as that version would. */
export async function plantLaterFields(store: PanelStore): Promise<LaterFields> {
  const planted: Planting['planted'] = new Map();
  for (const document of await allOf(store)) {
    const { type, version, ...rest } = document;
    // A record and its entry change together: alone, the log would be broken.
    if (type === 'log') continue;
    if (!isRecordType(type)) throw new Error(`${document.id} is of no kind`);
    const value = withLater(recordKinds[type].schema, document.value, { path: type, planted });
    if (JSON.stringify(value) === JSON.stringify(document.value)) continue;
    await store.commit(document.panelId, [{ kind: 'replace', document: { ...rest, type, value }, version }]);
  }
  return planted;
}

/**
 * The places in which an object stands on without the field that it or its forerunner had. What is gone as a whole, a
 * field of another state or an item taken off, is no loss; what has moved to another record has to stand there.
 */
export async function lostIn(store: PanelStore, planted: LaterFields): Promise<string[]> {
  const standing = new Map<string, string>();
  const bare = new Set<string>();
  for (const { type, value } of await allOf(store)) {
    if (isRecordType(type)) withLater(recordKinds[type].schema, value, { path: type, planted: standing, bare });
  }
  return [...planted].flatMap(([field, place]) => (!standing.has(field) && bare.has(place) ? [place] : []));
}

export async function allOf(store: PanelStore): Promise<StoredDocument[]> {
  const kinds = Object.keys(recordKinds);
  return (await Promise.all(kinds.map((type) => store.queryEverywhere({ type, limit: 5_000 })))).flat();
}

interface Planting {
  readonly path: string;
  readonly planted: Map<string, string>;
  /** Where there was none yet. */
  readonly bare?: Set<string>;
}

function withLater(schema: z.ZodTypeAny, value: unknown, at: Planting): unknown {
  const known = bared(schema);
  const within = (inner: z.ZodTypeAny, each: unknown, path: string) =>
    withLater(inner, each, { ...at, path: at.path + path });
  if (Array.isArray(value)) return isList(known) ? value.map((each) => within(known.element, each, '[]')) : value;
  if (!isFields(value)) return value;
  if (isMap(known)) return mapped(value, (each) => within(known.valueSchema, each, '{}'));
  if (isStates(known)) {
    const state = known.optionsMap.get(String(value[known.discriminator]));
    return state === undefined ? value : withLater(state, value, at);
  }
  if (!isObject(known)) return value;
  const { [LATER]: stands = randomUUID(), ...fields } = value;
  if (value[LATER] === undefined) at.bare?.add(at.path);
  at.planted.set(String(stands), at.path);
  const marked = mapped(fields, (each, key) => {
    const field = known.shape[key];
    return field === undefined ? each : within(field, each, ` ${key}`);
  });
  return { ...marked, [LATER]: stands };
}

function mapped(value: Record<string, unknown>, map: (each: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, map(each, key)]));
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
