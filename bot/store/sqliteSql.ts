import type { PanelId } from '../domain/ids';
import type { Condition, DocumentQuery, WalkPage } from '../ledger/store';
import {
  checkedLimit,
  checkedName,
  findListIndex,
  type ListIndex,
  listIndexes,
  orderKeys,
  wordOrderOf,
} from './listIndexes';
import { freeSlots } from './sqliteSlots';
import { matching, WORDED, wordTables } from './sqliteWords';

/** One SQL text a query shape: whatever varies, the length of lists included, is bound. */
export interface SqlQuery {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** Idempotent, so that every process that opens the file may run it. */
export const schema = [
  `CREATE TABLE IF NOT EXISTS documents (
    panelId TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, version TEXT NOT NULL,
    keys TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (panelId, id)
  ) STRICT`,
  'CREATE INDEX IF NOT EXISTS list_type ON documents (type, panelId, id)',
  ...listIndexes
    .filter(({ words }) => words === undefined)
    .map(
      (row) =>
        // Partial: an index grows with the documents of its type alone, so that the log's rows stay cheap.
        `CREATE INDEX IF NOT EXISTS ${indexName(row)} ON documents (${indexColumns(row).join(', ')})
         WHERE type = '${checkedName(row.type)}'`,
    ),
  ...wordTables,
].join(';\n');

/**
 * What changes a database that stands already, in order; its `user_version` counts those that it has had. What is new
 * needs no step, and older versions live with it. What is gone does: versions that do not know the step refuse the file.
 */
export const schemaSteps: readonly string[] = [
  // It lacked the id, in whose order a type is walked.
  'DROP INDEX list_type; CREATE INDEX list_type ON documents (type, panelId, id)',
  // The log is walked in the order of its ids, which is that of its numbers.
  'DROP INDEX IF EXISTS list_log_by_number',
  // From here on no row moves, so that nothing that is written over is left anywhere.
  freeSlots,
];

function indexName({ type, filter, also, order }: ListIndex): string {
  const held = [filter, also]
    .filter((key) => key !== undefined)
    .flatMap((key, index) => [index === 0 ? 'of' : 'and', key]);
  return ['list', type, ...held, ...(order === undefined ? [] : ['by', order])].map(checkedName).join('_');
}

/** An unordered list starts with its key, so that the same index finds it in one panel and across all. */
function indexColumns({ filter, also, order }: ListIndex): string[] {
  const filtered = [filter, also].filter((key) => key !== undefined).map(valueOf);
  return order === undefined ? [...filtered, 'panelId'] : ['panelId', ...filtered, ...orderKeys(order).map(valueOf)];
}

/**
 * The documents of one panel, or of all when `panelId` is undefined.
 * The index is named, not left to the planner: without statistics it would rather sort than walk in order.
 */
export function selectDocuments(query: DocumentQuery, panelId: PanelId | undefined): SqlQuery {
  const row = findListIndex(query);
  const isServed = row !== undefined && (panelId !== undefined || row.order === undefined);
  return selectFrom(part(`documents INDEXED BY ${isServed ? indexName(row) : 'list_type'}`), query, panelId);
}

/**
 * The same of those that bear the words, found by them. In their own order it stops at the last that is asked for; where
 * few bear all of several words, it is quicker to sort them.
 */
export function selectWorded(
  query: DocumentQuery,
  panelId: PanelId,
  starts: readonly string[],
  how: 'sorted' | 'in order' = 'in order',
): SqlQuery {
  const { type, order } = query;
  const from = part(WORDED, matching(panelId, type, starts));
  const isOwn = how === 'in order' && order?.key === wordOrderOf(type);
  return selectFrom(from, query, panelId, order && isOwn ? `words.rowid ${wayOf(order.direction)}` : undefined);
}

function selectFrom(
  from: SqlQuery,
  { type, where = [], order, limit }: DocumentQuery,
  panelId: PanelId | undefined,
  inOrder = order === undefined ? undefined : orderText(order, where),
): SqlQuery {
  const parts = [
    ...(panelId === undefined ? [] : [part('panelId = ?', panelId)]),
    part(`type = '${checkedName(type)}'`),
    ...where.map(conditionPart),
    ...(order === undefined ? [] : orderParts(order)),
  ];
  return {
    sql: [
      `SELECT panelId, id, type, version, keys, value FROM ${from.sql}`,
      `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
      ...(inOrder === undefined ? [] : [`ORDER BY ${inOrder}`]),
      'LIMIT ?',
    ].join(' '),
    parameters: [...from.parameters, ...parts.flatMap(({ parameters }) => parameters), checkedLimit(limit)],
  };
}

/** A page of all documents of a type, or of all, in the order of their ids. */
export function selectPage({ type, after = '', limit }: WalkPage, panelId: PanelId): SqlQuery {
  if (type === undefined) {
    return {
      sql: `SELECT panelId, id, type, version, keys, value FROM documents WHERE panelId = ? AND id > ? ORDER BY id LIMIT ?`,
      parameters: [panelId, after, checkedLimit(limit)],
    };
  }
  return {
    sql: `SELECT panelId, id, type, version, keys, value FROM documents INDEXED BY list_type
      WHERE type = ? AND panelId = ? AND id > ? ORDER BY id LIMIT ?`,
    parameters: [checkedName(type), panelId, after, checkedLimit(limit)],
  };
}

function part(sql: string, ...parameters: (string | number)[]): SqlQuery {
  return { sql, parameters };
}

/** Word for word the expression that the indexes are made of, else SQLite would not know it again. */
function valueOf(key: string): string {
  return `json_extract(keys, '$.${checkedName(key)}')`;
}

function kindOf(key: string): string {
  return `json_type(keys, '$.${checkedName(key)}')`;
}

function conditionPart(condition: Condition): SqlQuery {
  const value = valueOf(condition.key);
  if ('is' in condition) return part(`${value} = ?`, condition.is);
  if ('in' in condition) return part(`${value} IN (SELECT value FROM json_each(?))`, JSON.stringify(condition.in));
  if ('below' in condition) return comparison(condition.key, '<', condition.below);
  if ('above' in condition) return comparison(condition.key, '>', condition.above);
  const kind = kindOf(condition.key);
  if ('contains' in condition) return part(`(${kind} = 'text' AND instr(${value}, ?) > 0)`, condition.contains);
  const items = `json_each(keys, '$.${checkedName(condition.key)}')`;
  if ('holdsStarts' in condition)
    return part(
      `(${kind} = 'array' AND NOT EXISTS (SELECT 1 FROM json_each(?) AS sought WHERE NOT EXISTS
        (SELECT 1 FROM ${items} AS held WHERE instr(held.value, sought.value) = 1)))`,
      JSON.stringify(condition.holdsStarts),
    );
  const isAny = 'holdsAnyOf' in condition;
  return part(
    `(${kind} = 'array' AND ${isAny ? '' : 'NOT '}EXISTS
      (SELECT 1 FROM ${items} WHERE value IN (SELECT value FROM json_each(?))))`,
    JSON.stringify(isAny ? condition.holdsAnyOf : condition.holdsNoneOf),
  );
}

/** SQLite puts every text above every number; in Cosmos, as here, they do not compare. */
function comparison(key: string, operator: '<' | '>', bound: string | number): SqlQuery {
  const kinds = typeof bound === 'string' ? "('text')" : "('integer', 'real')";
  return part(`${valueOf(key)} ${operator} ? AND ${kindOf(key)} IN ${kinds}`, bound);
}

function orderParts({ key, direction, after }: NonNullable<DocumentQuery['order']>): SqlQuery[] {
  const defined = orderKeys(key).map((each) => part(`${valueOf(each)} IS NOT NULL`));
  if (after === undefined) return defined;
  const operator = direction === 'ascending' ? '>' : '<';
  const number = valueOf('number');
  if (key === 'number') return [...defined, part(`${number} ${operator} ?`, after.number)];
  const value = valueOf(key);
  // Split so that the first half is a range which the index can start from.
  return [
    ...defined,
    part(`${value} ${operator}= ?`, after.value),
    part(`(${value} ${operator} ? OR ${number} ${operator} ?)`, after.value, after.number),
  ];
}

/** A key that is held to one value orders nothing, which SQLite does not see for itself: it would sort. */
function orderText({ key, direction }: NonNullable<DocumentQuery['order']>, where: readonly Condition[] = []): string {
  const isHeld = where.some((condition) => condition.key === key && 'is' in condition);
  return (isHeld ? ['number'] : orderKeys(key)).map((each) => `${valueOf(each)} ${wayOf(direction)}`).join(', ');
}

function wayOf(direction: 'ascending' | 'descending'): string {
  return direction === 'ascending' ? 'ASC' : 'DESC';
}
