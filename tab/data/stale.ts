import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { CommandName, LiveChange, QueryName } from '../../bot/contract';
import { currentAddress } from './address';
import { ApiError, forgetAhead, isRefusal } from './api';
import { isKnown } from './known';

type NounOf<Name extends string> = Name extends `${infer Noun}.${string}` ? Noun : Name;
/** By noun, or one query alone. */
type Stale = readonly (NounOf<QueryName> | QueryName)[];
export type Subject = LiveChange['subject']['type'];

const everything = 'everything';

/** What is read again when something of this type changed. */
const afterChange: Readonly<Record<Subject, Stale | typeof everything>> = {
  // What is in somebody's hands stands in their pane.
  task: ['tasks', 'today', 'partners', 'people.get', 'disruptions', 'referrals', 'measures'],
  issue: ['issues', 'today', 'measures'],
  meeting: ['meetings', 'partners', 'people.get', 'measures'],
  agendaItem: ['meetings', 'people.get'],
  minuteEntry: ['meetings', 'disruptions'],
  minutes: ['meetings', 'today'],
  attendance: ['meetings', 'roundTable', 'measures'],
  group: [
    'groups',
    'nominals',
    'meetings.presentation',
    'links',
    'opportunities',
    'roundTable',
    'disruptions',
    'today',
    'people.get',
    'referrals',
    'measures',
  ],
  member: ['members', 'people', 'agencies', 'partners', 'session', 'today'],
  agency: ['members', 'people', 'agencies', 'partners', 'session', 'today', 'measures'],
  reminder: ['reminders'],
  reminderPreference: ['reminders'],
  // What is asked for and answered stands under this, too.
  message: ['reminders', 'access', 'today'],
  appInstall: ['reminders'],
  chat: ['chats', 'today'],
  // Words that were erased stood in histories.
  log: ['log', 'tasks', 'issues'],
  panel: everything,
};

/**
 * Of these there are many while a meeting runs, and forty people follow it: what waits is read again where it is all
 * that one looks at, and not for the counts beside every other screen.
 */
const onTodayAlone: readonly Subject[] = ['meeting', 'agendaItem', 'attendance'];

function staleAfter(subject: Subject): Stale | typeof everything {
  const stale = afterChange[subject];
  if (stale === everything || !onTodayAlone.includes(subject) || currentAddress().screen !== 'today') return stale;
  return [...stale, 'today'];
}

/** What is read again after a command. An issue may become a task or come onto an agenda; a task changes only tasks. */
const afterCommand: Readonly<Record<NounOf<CommandName>, Stale | typeof everything>> = {
  task: ['tasks', 'disruptions', 'measures', 'today'],
  meeting: ['meetings', 'measures', 'today'],
  agenda: ['meetings', 'today'],
  attendance: ['meetings', 'roundTable', 'measures', 'today'],
  minutes: ['meetings', 'today'],
  chat: ['chats', 'today'],
  reminder: ['reminders', 'today'],
  member: ['reminders', 'members', 'people', 'partners', 'tasks', 'meetings', 'groups', 'today'],
  partner: ['partners', 'agencies', 'measures', 'today'],
  issue: ['issues', 'tasks', 'meetings', 'threats', 'measures', 'today'],
  log: ['log', 'tasks', 'issues', 'meetings'],
  panel: everything,
  statement: everything,
  power: ['powers', 'partners'],
  measure: ['measures'],
  referral: ['referrals', 'tasks', 'today'],
  disruption: ['disruptions', 'tasks', 'measures', 'today'],
  group: ['groups', 'links', 'restrictions', 'meetings', 'measures', 'today'],
  nominal: ['nominals', 'links', 'restrictions', 'today'],
  link: ['links'],
  opportunity: ['opportunities', 'roundTable', 'tasks', 'meetings', 'measures', 'today'],
  threat: ['threats', 'issues', 'groups', 'measures'],
  retention: everything,
  hold: ['retention'],
  restriction: ['restrictions', 'tasks', 'issues', 'groups', 'links', 'disruptions', 'meetings', 'measures', 'today'],
  access: ['access', 'restrictions', 'tasks', 'issues', 'groups', 'today'],
};

export function isSubject(type: unknown): type is Subject {
  return typeof type === 'string' && Object.hasOwn(afterChange, type);
}

/** Something that the server tells of. */
export interface Change {
  readonly subject: Subject;
  readonly number: number;
}

/**
 * What was read after a change holds it. What was asked before it and has not come yet may not, and is asked for once
 * more where it does not.
 */
export async function readAfterChange(queries: QueryClient, changes: readonly Change[]): Promise<void> {
  forgetAhead();
  const isOld = (query: Query) =>
    !wasRefused(query) &&
    changes.some(
      ({ subject, number }) => isAmong(query.queryKey, staleAfter(subject)) && !isKnown(number, query.state.data),
    );
  const onTheWay = queries
    .getQueryCache()
    .findAll({ predicate: (query) => isOld(query) && query.state.data === undefined, fetchStatus: 'fetching' });
  await queries.invalidateQueries({ predicate: isOld });
  if (onTheWay.length === 0) return;
  await queries.invalidateQueries({
    predicate: (query) => onTheWay.includes(query) && query.state.data !== undefined && isOld(query),
  });
}

/** @param shown what is held as the command left it */
export function readAfterCommand(
  queries: QueryClient,
  name: CommandName,
  shown: readonly QueryKey[] = [],
): Promise<void> {
  const held = shown.map((key) => hashKey(key));
  const stale = afterCommand[nounOf(name)];
  return queries.invalidateQueries({
    predicate: (query) => isAmong(query.queryKey, stale) && !held.includes(query.queryHash) && !wasRefused(query),
  });
}

export function readAgain(queries: QueryClient, stale: Stale): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => isAmong(query.queryKey, stale) && !wasRefused(query) });
}

function isAmong([name]: QueryKey, stale: Stale | typeof everything): boolean {
  return stale === everything || stale.some((each) => each === name || each === nounOf(String(name)));
}

/** What is on no screen is forgotten rather than read: it would be shown once more as it was. */
export function readEverything(queries: QueryClient): Promise<void> {
  forgetAhead();
  queries.removeQueries({ type: 'inactive' });
  return queries.invalidateQueries({ predicate: (query) => !wasRefused(query) });
}

/**
 * What its reader may no longer see is gone at once, wherever its words stand. It is not asked for again: they would
 * stand in the log as having tried.
 */
export function afterLoss(queries: QueryClient, id: unknown): Promise<void> {
  for (const query of queries.getQueryCache().findAll({ predicate: ({ queryKey }) => isAbout(queryKey[1], id) }))
    query.setState({ data: undefined, status: 'error', fetchStatus: 'idle', error: gone });
  // Lists are asked for again; should no answer come, the row is gone all the same.
  for (const { queryKey, state } of queries.getQueryCache().getAll()) {
    const left = withoutRow(state.data, id);
    if (left !== state.data) queries.setQueryData(queryKey, left);
  }
  return readEverything(queries);
}

/**
 * A page of a list, or several, without the row of this id: "t-1", or "task:t-1" where kinds stand together. The same
 * object where there is none.
 */
function withoutRow(data: unknown, id: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if ('pages' in data && Array.isArray(data.pages)) {
    const before: readonly unknown[] = data.pages;
    const pages = before.map((page) => withoutRow(page, id));
    return pages.every((page, at) => page === before[at]) ? data : { ...data, pages };
  }
  if (!('items' in data) || !Array.isArray(data.items)) return data;
  const items = data.items.filter((row: unknown) => !isRowOf(row, id));
  return items.length === data.items.length ? data : { ...data, items };
}

function isRowOf(row: unknown, id: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  if ('id' in row) return row.id === id;
  return 'key' in row && typeof row.key === 'string' && row.key.endsWith(`:${String(id)}`);
}

const gone = new ApiError(404, {
  code: 'not-found',
  message: 'This is not there, or is not shared with you. Ask the coordinator.',
  requestId: '',
});

function isAbout(input: unknown, id: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false;
  return Object.entries(input).some(([name, value]) => name.endsWith('Id') && value === id);
}

/** Only a person asks again for what they were refused. */
function wasRefused({ state }: Query): boolean {
  return isRefusal(state.error);
}

function nounOf<Name extends string>(name: Name): NounOf<Name>;
function nounOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
