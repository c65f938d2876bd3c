import type { QueryClient } from '@tanstack/react-query';
import type { CommandName, LiveChange, QueryName } from '../../bot/contract';

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

export function readAfterChange(queries: QueryClient, subjects: ReadonlySet<Subject>): Promise<void> {
  const stale = [...subjects].map((subject) => afterChange[subject]);
  if (stale.includes(everything)) return queries.invalidateQueries();
  return readAgain(
    queries,
    stale.flatMap((nouns) => (nouns === everything ? [] : nouns)),
  );
}

export function readAfterCommand(queries: QueryClient, name: CommandName): Promise<void> {
  return readAgain(queries, afterCommand[nounOf(name)]);
}

export function readAgain(queries: QueryClient, stale: Stale): Promise<void> {
  const isStale = (name: unknown) => stale.some((noun) => noun === nounOf(String(name)));
  return queries.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey[0]) });
}

function nounOf<Name extends string>(name: Name): NounOf<Name>;
function nounOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
