import { isChange, type LogEntry, type LogSubject, wholeOf, wordsOf } from '../domain/log';
import type { LogAction } from '../domain/logActions';
import type { AgencyId } from '../domain/ids';
import { searchable } from '../domain/searchable';
import { toldOf } from '../domain/told';
import type { DocumentKeys } from './store';

/** What the log is searched by. At first histories alone were, then who read a record. */
export const logKeying = {
  keysOf,
  keying: 3,
  rekeyed: [
    'readId',
    'at',
    'doneBy',
    'kind',
    'action',
    'about',
    'own',
    'sight',
    'seenBy',
    'reason',
    'disclosed',
    'toAgencies',
  ],
};

function keysOf(entry: LogEntry): DocumentKeys {
  const { number, at, by, kind, action, subject } = entry;
  const to = agenciesTold(entry);
  return {
    ...{ number, [isChange(entry) ? 'subjectId' : 'readId']: wholeOf(entry).id },
    ...{ at, doneBy: by, kind, action, about: subjectKey(storyOf(entry)), own: subjectKey(subject) },
    ...(tellsOfSight(entry) ? { sight: 'yes', seenBy: readerIn(entry), reason: reasonIn(entry) } : {}),
    ...(to.length === 0 ? {} : { disclosed: 'yes', toAgencies: to }),
  };
}

/** Whose story it belongs to: of a meeting with its parts, of a group with its people, whose ids begin with its own. */
export function storyOf(entry: LogEntry): LogSubject {
  const whole = wholeOf(entry);
  const [groupId] = whole.id.split('.');
  return whole.type === 'group' && groupId !== undefined ? { type: 'group', id: groupId } : whole;
}

/** Whether there may be entries of its parts in its story. */
export function hasParts({ type, id }: LogSubject): boolean {
  return type === 'meeting' || (type === 'group' && !id.includes('.'));
}

/** "issue:i-7": two records of different kinds may have the same id. */
export function subjectKey({ type, id }: LogSubject): string {
  return `${type}:${id}`;
}

/** Whether it tells who was given something to see: who read it, was sent it or told of it, or was turned away. */
export function tellsOfSight(entry: LogEntry): boolean {
  return entry.kind === 'consultation' || entry.kind === 'disclosure' || agenciesTold(entry).length > 0;
}

/** Why somebody opened it. These are words: they go when the entry's do, so no index holds a copy of them. */
function reasonIn(entry: LogEntry): string | undefined {
  const note = entry.action.endsWith('-opened') && !isChange(entry) ? wordsOf(entry)?.note : undefined;
  return note === undefined ? undefined : searchable(note);
}

/** The person whom it was shown to, sent to or kept from; undefined where it was told to agencies. */
export function readerIn(entry: LogEntry): string | undefined {
  if (tellsOne(entry)) return personTold(entry);
  return isChange(entry) ? undefined : entry.by;
}

function tellsOne({ action }: LogEntry): boolean {
  return action === ('card-sent' satisfies LogAction) || action === ('access-given' satisfies LogAction);
}

/** Whom a card told, or who was given access: the entry holds the record of it. */
export function personTold(entry: LogEntry): string | undefined {
  if (entry.form === 1 || !tellsOne(entry)) return undefined;
  const start = `told:${toldOf(entry.subject)}`;
  const id = Object.keys(entry.records ?? {}).find((each) => each.startsWith(start));
  return id?.slice(start.length);
}

export function agenciesTold(entry: LogEntry): readonly AgencyId[] {
  return (entry.form === 1 ? undefined : entry.to) ?? [];
}
