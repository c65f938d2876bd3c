import type { Condition, DocumentKeys, DocumentQuery, StoredDocument } from './store';

/** What a store would list of these documents. */
export function listInHand(
  documents: readonly StoredDocument[],
  { type, where = [], order, limit }: DocumentQuery,
): StoredDocument[] {
  const found = documents.filter(
    (each) => each.type === type && where.every((condition) => meets(each.keys, condition)),
  );
  return (order === undefined ? found : inOrder(found, order)).slice(0, limit);
}

function meets(keys: DocumentKeys, condition: Condition): boolean {
  const value = keys[condition.key];
  if (value === undefined) return false;
  if (isList(value)) return holds(value, condition);
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return condition.in.includes(value);
  if ('contains' in condition) return typeof value === 'string' && value.includes(condition.contains);
  if ('below' in condition) return typeof value === typeof condition.below && value < condition.below;
  return 'above' in condition && typeof value === typeof condition.above && value > condition.above;
}

function holds(list: readonly string[], condition: Condition): boolean {
  if ('holdsAnyOf' in condition) return condition.holdsAnyOf.some((each) => list.includes(each));
  if ('holdsStarts' in condition)
    return condition.holdsStarts.every((start) => list.some((each) => each.startsWith(start)));
  return 'holdsNoneOf' in condition && !condition.holdsNoneOf.some((each) => list.includes(each));
}

function isList(value: DocumentKeys[string]): value is readonly string[] {
  return Array.isArray(value);
}

type Order = NonNullable<DocumentQuery['order']>;

function inOrder(documents: readonly StoredDocument[], { key, direction, after }: Order): StoredDocument[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const places = documents.flatMap((document) => {
    const [value, number] = [document.keys[key], document.keys['number']];
    return value === undefined || number === undefined ? [] : [{ document, at: [value, number] as const }];
  });
  const end = after === undefined ? undefined : ([after.value, after.number] as const);
  return places
    .filter(({ at }) => end === undefined || sign * compared(at, end) > 0)
    .sort((a, b) => sign * compared(a.at, b.at))
    .map(({ document }) => document);
}

type Key = NonNullable<DocumentKeys[string]>;

function compared([a, x]: readonly [Key, Key], [b, y]: readonly [Key, Key]): number {
  if (a !== b) return a < b ? -1 : 1;
  return x === y ? 0 : x < y ? -1 : 1;
}
