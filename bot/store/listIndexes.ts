import { type CountedType, measuresOf } from '../domain/measures';
import type { Condition, DocumentQuery } from '../ledger/store';

/**
 * One list that must not read more than it shows. SQLite makes an index of each row, Cosmos a composite index of each
 * row with an `order`; a query that orders by anything else is refused by both, so that it fails here and not in Azure.
 */
export interface ListIndex {
  readonly type: string;
  /** The key that the list holds to one value (`is`). */
  readonly filter?: string;
  /** A second one that it is held to, beside `filter`. */
  readonly also?: string;
  /** The key that it is ordered by, `number` breaking ties. */
  readonly order?: string;
  /**
   * It is found by the list `words` that its documents bear; SQLite keeps them in an index of words (SqliteWords). One
   * list a type, ordered by what a document keeps for good: with it all its words would move.
   */
  readonly words?: true;
}

export const listIndexes: readonly ListIndex[] = [
  { type: 'task', order: 'dueOn' },
  { type: 'task', order: 'number' },
  { type: 'task', order: 'agencyId' },
  { type: 'task', order: 'state' },
  { type: 'task', order: 'changedAt' },
  { type: 'task', order: 'ownerId' },
  { type: 'task', order: 'ackDueAt' },
  { type: 'task', filter: 'awaited', order: 'ackDueAt' },
  { type: 'task', filter: 'open', order: 'dueOn' },
  { type: 'task', filter: 'open', order: 'number' },
  { type: 'task', filter: 'open', order: 'agencyId' },
  { type: 'task', filter: 'open', order: 'state' },
  { type: 'task', filter: 'open', order: 'changedAt' },
  { type: 'task', filter: 'open', order: 'ownerId' },
  { type: 'task', filter: 'open', order: 'deputyId' },
  { type: 'task', order: 'givenAt', words: true },
  { type: 'task', order: 'restrictedUntil' },
  { type: 'task', filter: 'meetingId' },
  { type: 'task', filter: 'partOf' },
  { type: 'task', filter: 'groupId' },
  { type: 'issue', order: 'raisedAt' },
  { type: 'issue', order: 'number' },
  { type: 'issue', filter: 'waitedFor', order: 'raisedAt' },
  { type: 'issue', filter: 'open', order: 'raisedAt' },
  { type: 'issue', filter: 'open', order: 'number' },
  { type: 'issue', filter: 'tagged', order: 'raisedAt' },
  { type: 'issue', order: 'raisedAt', words: true },
  { type: 'issue', order: 'restrictedUntil' },
  { type: 'accessRequest', filter: 'askedOn' },
  { type: 'accessRequest', filter: 'waits' },
  { type: 'accessRequest', filter: 'askedFor' },
  { type: 'accessRequest', filter: 'askedBy', order: 'askedAt' },
  { type: 'meeting', order: 'on', words: true },
  { type: 'meeting', order: 'on' },
  { type: 'meeting', order: 'number' },
  { type: 'attendance', filter: 'meetingId' },
  { type: 'minuteEntry', filter: 'meetingId' },
  { type: 'group', order: 'number', words: true },
  { type: 'nominal', order: 'number', words: true },
  { type: 'nominal', filter: 'groupId' },
  { type: 'nominal', order: 'restrictedUntil' },
  { type: 'link', filter: 'standsFrom' },
  { type: 'link', filter: 'standsTo' },
  { type: 'link', filter: 'stands', order: 'madeAt' },
  { type: 'link', filter: 'fromGroup', order: 'madeAt' },
  { type: 'link', filter: 'toGroup', order: 'madeAt' },
  { type: 'opportunity', order: 'raisedAt', words: true },
  { type: 'opportunity', filter: 'groupId' },
  { type: 'opportunity', filter: 'powerId' },
  { type: 'opportunity', order: 'waitsFrom' },
  { type: 'correction', filter: 'nominal' },
  { type: 'correction', filter: 'open' },
  { type: 'disruption', order: 'on', words: true },
  { type: 'disruption', order: 'on' },
  { type: 'disruption', filter: 'waits', order: 'on' },
  { type: 'disruption', filter: 'groupId', order: 'on' },
  { type: 'disruption', filter: 'proposed', order: 'on' },
  { type: 'disruption', filter: 'moderated', order: 'on' },
  { type: 'disruption', filter: 'fourP', order: 'on' },
  { type: 'disruption', order: 'recheckOn' },
  { type: 'disruption', filter: 'groupId' },
  { type: 'disruption', filter: 'taskId' },
  { type: 'referral', filter: 'groupId' },
  { type: 'referral', filter: 'taskId' },
  { type: 'referral', filter: 'waits', order: 'madeAt' },
  { type: 'minutes', filter: 'meetingId' },
  { type: 'log', filter: 'subjectId', order: 'number' },
  { type: 'log', filter: 'readId', order: 'number' },
  { type: 'log', filter: 'doneBy', also: 'action', order: 'at' },
  { type: 'log', filter: 'doneBy', also: 'kind', order: 'at' },
  { type: 'log', filter: 'own', order: 'at' },
  { type: 'log', filter: 'about', order: 'at' },
  { type: 'log', filter: 'seenBy', order: 'at' },
  { type: 'log', filter: 'doneBy', order: 'at' },
  { type: 'log', filter: 'disclosed', order: 'at' },
  { type: 'log', filter: 'action', order: 'at' },
  { type: 'log', filter: 'kind', order: 'at' },
  { type: 'log', order: 'at' },
  { type: 'message', filter: 'state' },
  { type: 'message', order: 'createdAt' },
  { type: 'message', filter: 'failed', order: 'createdAt' },
  { type: 'schedule' },
  { type: 'member', filter: 'email' },
  { type: 'member', filter: 'objectId' },
  { type: 'cardCopy', filter: 'subjectId', order: 'copyId' },
  { type: 'cardCopy', filter: 'conversation', order: 'copyId' },
  { type: 'mailLink', filter: 'memberId' },
  { type: 'mailLink', order: 'createdAt' },
  { type: 'issue', filter: 'raisedBy', order: 'number' },
  { type: 'task', order: 'endedOn' },
  { type: 'task', order: 'reviewOn' },
  { type: 'issue', order: 'endedOn' },
  { type: 'issue', order: 'reviewOn' },
  { type: 'meeting', order: 'endedOn' },
  { type: 'meeting', order: 'reviewOn' },
  { type: 'pastMeeting', order: 'endedOn' },
  { type: 'pastMeeting', order: 'reviewOn' },
  { type: 'group', order: 'endedOn' },
  { type: 'group', order: 'reviewOn' },
  { type: 'nominal', order: 'endedOn' },
  { type: 'nominal', order: 'reviewOn' },
  { type: 'member', order: 'endedOn' },
  { type: 'member', order: 'reviewOn' },
  { type: 'disposal', filter: 'state' },
  { type: 'disposal', order: 'at' },
  { type: 'hold', filter: 'stands', order: 'setAt' },
  ...listsOfCounted('task', 'changedAt'),
  ...listsOfCounted('issue', 'raisedAt'),
  ...listsOfCounted('meeting', 'number'),
  ...listsOfCounted('opportunity', 'raisedAt'),
  { type: 'monthTally', order: 'number' },
  { type: 'apartTally', order: 'number' },
];

/** What stands behind a number of the measures: the records that count in a month. */
function listsOfCounted(type: CountedType, order: string): ListIndex[] {
  return measuresOf[type].map((filter) => ({ type, filter, order }));
}

/** The two keys that `order` stands for; ordering by number needs no tie-break. */
export function orderKeys(order: string): readonly string[] {
  return order === 'number' ? ['number'] : [order, 'number'];
}

/**
 * The row that serves `query`, the first that does: those of one type and order stand the narrowest first; undefined for an unordered list that reads its type whole.
 * @throws Error when `query` is ordered and no row declares it
 */
export function findListIndex(query: DocumentQuery): ListIndex | undefined {
  const { type, where = [], order } = query;
  const isByWords = startsIn(query) !== undefined;
  const rows = listIndexes.filter(
    (row) => row.type === type && row.order === order?.key && (isByWords || row.words === undefined),
  );
  const serves = ({ filter, also }: ListIndex) =>
    [filter, also].every((key) => key === undefined || where.some((condition) => isHeld(condition, key)));
  const found =
    rows.find((row) => row.filter !== undefined && serves(row)) ?? rows.find((row) => row.filter === undefined);
  if (found === undefined && order !== undefined) {
    throw new Error(`No list of ${type} is ordered by ${order.key}: add a row to bot/store/listIndexes.ts`);
  }
  return found;
}

function isHeld(condition: Condition, key: string): boolean {
  return condition.key === key && 'is' in condition;
}

const wordOrders = new Map(listIndexes.flatMap(({ type, order, words }) => (words === true ? [[type, order]] : [])));

/** The order in which those that bear words are found; undefined where nobody finds this type by words. */
export function wordOrderOf(type: string): string | undefined {
  return wordOrders.get(type);
}

/** Whether it asks for them in that order, or in none. */
export function isInWordOrder({ type, order }: DocumentQuery): boolean {
  return order === undefined || order.key === wordOrderOf(type);
}

/** What the words that it asks for start with; undefined where nothing is found by words. */
export function startsIn({ type, where = [] }: DocumentQuery): readonly string[] | undefined {
  if (wordOrderOf(type) === undefined) return undefined;
  const starts = where.flatMap((each) => (each.key === 'words' && 'holdsStarts' in each ? each.holdsStarts : []));
  return starts.length === 0 ? undefined : starts;
}

/**
 * Names of keys and types go into the text of queries, where nothing else does.
 * @throws Error when `name` is not letters and digits
 */
export function checkedName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`"${name}" cannot name a key or a type`);
  return name;
}

/** @throws Error unless `limit` is a whole number above 0 */
export function checkedLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error(`A query cannot be limited to ${limit} documents`);
  return limit;
}
