import type { LogSubject } from '../../domain/log';
import { dayText, LocalDate } from '../../domain/time';
import { nameOf } from '../../ledger/roster';
import type { Context } from '../ports';

/**
 * How what an entry is about is called to whoever reads the log: in words, where the entry itself has an id that no
 * screen shows. The entry stays as it was written, and so does what is exported.
 */
export function calledInLog(
  { type, id }: LogSubject,
  reference: string,
  { roster, today }: Pick<Context, 'roster' | 'today'>,
): string {
  if (type === 'reminder') return reminderName(reference, today);
  // "item-3" is the third of the template; what was added since has an id of its own.
  if (type === 'agendaItem')
    return reference.replace(/, item (?:item-)?(\d+)$/, ', item $1').replace(/, item .*\D.*$/, ', an added item');
  const [, memberId = ''] = id.split('.', 2);
  return type === 'attendance' ? reference.replace(memberId, nameOf(roster, memberId)) : reference;
}

/** "task-7-before SEN-27-001", "digest of 2027-03-01" */
function reminderName(reference: string, today: LocalDate): string {
  const monday = LocalDate.safeParse(/^digest of (.+)$/.exec(reference)?.[1]);
  if (monday.success) return `digest of the week from ${dayText(monday.data, today)}`;
  const [, days, side, about] = /^[a-z]+-(?:(\d+)-(before|after)|day) (.+)$/.exec(reference) ?? [];
  if (about === undefined) return reference;
  const when = days === undefined ? 'on the day' : `${days} ${days === '1' ? 'day' : 'days'} ${side}`;
  return `reminder of ${about}, ${when}`;
}
