import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { CommandName, LiveChange, QueryName } from '../../bot/contract';
import { isKnown } from './known';

type NounOf<Name extends string> = Name extends `${infer Noun}.${string}` ? Noun : Name;
type Stale = readonly NounOf<QueryName>[];
export type Subject = LiveChange['subject']['type'];

const everything = 'everything';

/** What is read again when something of this type changed. */
const afterChange: Readonly<Record<Subject, Stale | typeof everything>> = {
  task: ['tasks'],
  issue: ['issues'],
  meeting: ['meetings'],
  agendaItem: ['meetings'],
  minuteEntry: ['meetings'],
  minutes: ['meetings'],
  attendance: ['meetings'],
  group: ['groups'],
  member: ['members', 'agencies', 'session'],
  agency: ['members', 'agencies', 'session'],
  reminder: ['reminders'],
  reminderPreference: ['reminders'],
  message: ['reminders'],
  appInstall: ['reminders'],
  chat: ['chats'],
  // Words that were erased stood in histories.
  log: ['log', 'tasks', 'issues'],
  panel: everything,
};

/** What is read again after a command. An issue may become a task or come onto an agenda; a task changes only tasks. */
const afterCommand: Readonly<Record<NounOf<CommandName>, Stale>> = {
  task: ['tasks'],
  meeting: ['meetings'],
  agenda: ['meetings'],
  attendance: ['meetings'],
  minutes: ['meetings'],
  chat: ['chats'],
  reminder: ['reminders'],
  member: ['reminders', 'members'],
  issue: ['issues', 'tasks', 'meetings'],
  log: ['log', 'tasks', 'issues'],
};

export function isSubject(type: unknown): type is Subject {
  return typeof type === 'string' && Object.hasOwn(afterChange, type);
}

/** Something that the server tells of. */
export interface Change {
  readonly subject: Subject;
  readonly number: number;
}

/** What was read after a change holds it. */
export function readAfterChange(queries: QueryClient, changes: readonly Change[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      changes.some(({ subject, number }) => isAmong(queryKey, afterChange[subject]) && !isKnown(number, state.data)),
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
    predicate: ({ queryKey, queryHash }) => isAmong(queryKey, stale) && !held.includes(queryHash),
  });
}

export function readAgain(queries: QueryClient, stale: Stale): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => isAmong(queryKey, stale) });
}

function isAmong([name]: QueryKey, stale: Stale | typeof everything): boolean {
  return stale === everything || stale.some((noun) => noun === nounOf(String(name)));
}

function nounOf<Name extends string>(name: Name): NounOf<Name>;
function nounOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
