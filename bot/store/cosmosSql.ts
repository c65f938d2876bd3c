import type { IndexingPolicy, JSONValue, SqlQuerySpec } from '@azure/cosmos';
import type { PanelId } from '../domain/ids';
import type { Condition, DocumentQuery, WalkPage } from '../ledger/store';
import { checkedLimit, checkedName, findListIndex, type ListIndex, listIndexes, orderKeys } from './listIndexes';

/** What is indexed: the keys and nothing else, since every indexed path costs at every write. */
export const indexingPolicy: IndexingPolicy = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: [{ path: '/panelId/?' }, { path: '/type/?' }, { path: '/keys/*' }],
  excludedPaths: [{ path: '/*' }],
  compositeIndexes: compositeIndexes(),
};

/** Cosmos serves the reverse order from the same index; lists of several types share one. */
function compositeIndexes(): NonNullable<IndexingPolicy['compositeIndexes']> {
  const lists = listIndexes.flatMap((row) => (row.order === undefined ? [] : [orderFields(row, row.order)]));
  const distinct = new Map(lists.map((fields) => [fields.join(), fields]));
  return [...distinct.values()].map((fields) =>
    fields.map((field) => ({ path: `/${field.replace('.', '/')}`, order: 'ascending' as const })),
  );
}

/** Type and filter come first, though they are held to one value: only then does Cosmos filter and order in one index. */
function orderFields({ filter, also }: ListIndex, order: string): string[] {
  const held = [filter, also].filter((key) => key !== undefined).map(fieldOf);
  return ['type', ...held, ...orderKeys(order).map(fieldOf)];
}

// `value` is a word of the language, hence the brackets.
const FIELDS = 'c.id, c.panelId, c.type, c.form, c.entry, c.salt, c.keys, c["value"], c._etag';

/** A page of all documents of a type, or of all, in the order of their ids, which Cosmos indexes by itself. */
export function selectPage({ type, after = '', limit }: WalkPage, panelId: PanelId): SqlQuerySpec {
  const values = { panelId, ...(type === undefined ? {} : { type }), after };
  return {
    query: `SELECT TOP ${checkedLimit(limit)} ${FIELDS} FROM c
      WHERE c.panelId = @panelId${type === undefined ? '' : ' AND c.type = @type'} AND c.id > @after ORDER BY c.id ASC`,
    parameters: Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value })),
  };
}

/** The documents of one panel, or of all when `panelId` is undefined. All values are parameters. */
export function selectDocuments(query: DocumentQuery, panelId: PanelId | undefined): SqlQuerySpec {
  const values: JSONValue[] = [];
  const bind = (value: JSONValue): string => `@p${values.push(value) - 1}`;
  const row = findListIndex(query);
  const tests = [
    ...(panelId === undefined ? [] : [`c.panelId = ${bind(panelId)}`]),
    `c.type = ${bind(query.type)}`,
    ...(query.where ?? []).map((condition) => conditionText(condition, bind)),
    ...(query.order === undefined ? [] : orderTests(query.order, bind)),
  ];
  return {
    query: [
      `SELECT TOP ${checkedLimit(query.limit)} ${FIELDS} FROM c`,
      `WHERE ${tests.join(' AND ')}`,
      ...(query.order === undefined || row === undefined ? [] : [orderText(query.order, row)]),
    ].join(' '),
    parameters: values.map((value, index) => ({ name: `@p${index}`, value })),
  };
}

type Bind = (value: JSONValue) => string;

function fieldOf(key: string): string {
  return `keys.${checkedName(key)}`;
}

function conditionText(condition: Condition, bind: Bind): string {
  const value = `c.${fieldOf(condition.key)}`;
  if ('is' in condition) return `${value} = ${bind(condition.is)}`;
  if ('in' in condition) return `ARRAY_CONTAINS(${bind([...condition.in])}, ${value})`;
  if ('below' in condition) return `${value} < ${bind(condition.below)}`;
  if ('above' in condition) return `${value} > ${bind(condition.above)}`;
  if ('contains' in condition) return `CONTAINS(${value}, ${bind(condition.contains)})`;
  const holds = (items: readonly string[]) =>
    items.length === 0 ? 'false' : `(${items.map((item) => `ARRAY_CONTAINS(${value}, ${bind(item)})`).join(' OR ')})`;
  if ('holdsAnyOf' in condition) return holds(condition.holdsAnyOf);
  if ('holdsStarts' in condition) {
    const starts = condition.holdsStarts.map(
      (start) => `EXISTS(SELECT VALUE w FROM w IN ${value} WHERE STARTSWITH(w, ${bind(start)}))`,
    );
    return [`IS_ARRAY(${value})`, ...starts].join(' AND ');
  }
  return `(IS_ARRAY(${value}) AND NOT ${holds(condition.holdsNoneOf)})`;
}

function orderTests({ key, direction, after }: NonNullable<DocumentQuery['order']>, bind: Bind): string[] {
  const defined = orderKeys(key).map((each) => `IS_DEFINED(c.${fieldOf(each)})`);
  if (after === undefined) return defined;
  const operator = direction === 'ascending' ? '>' : '<';
  const number = `c.${fieldOf('number')} ${operator} ${bind(after.number)}`;
  if (key === 'number') return [...defined, number];
  const [field, value] = [`c.${fieldOf(key)}`, bind(after.value)];
  return [...defined, `(${field} ${operator} ${value} OR (${field} = ${value} AND ${number}))`];
}

function orderText({ key, direction }: NonNullable<DocumentQuery['order']>, row: ListIndex): string {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  return `ORDER BY ${orderFields(row, key)
    .map((field) => `c.${field} ${way}`)
    .join(', ')}`;
}
