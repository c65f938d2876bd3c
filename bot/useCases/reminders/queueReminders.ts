import type { MemberId } from '../../domain/ids';
import { type DuePart, MOST_PARTS } from '../../domain/message';
import { type DueReminder, type ReminderPreference, reminderText, sentReminder } from '../../domain/reminder';
import { type Instant, instantAt } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { agenciesOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import type { Subject } from './reminderSubjects';

/** A reminder that is due, by the key under which it is sent once. */
export interface Due {
  readonly subject: Subject;
  readonly found: DueReminder;
  readonly key: string;
}

export type Preferences = ReadonlyMap<string, ReminderPreference>;

/**
 * Queues what is due, and the week's digest for `ofWeek`: for each reader one message that holds all of it; what is
 * urgent goes out by itself, at once and to whoever muted the others too.
 */
export async function queueReminders(
  due: readonly Due[],
  ofWeek: readonly MemberId[],
  preferences: Preferences,
  draft: Draft,
  ctx: Onlooking,
): Promise<void> {
  const parts = new Map<MemberId, DuePart[]>();
  for (const { subject, found } of due) {
    const content = contentOf({ subject, found }, ctx);
    const to = readersOf({ subject, found });
    if (subject.urgent) draft.send({ task: 'post', content, to });
    else for (const memberId of to) parts.set(memberId, [...(parts.get(memberId) ?? []), content]);
  }
  for (const memberId of ofWeek) parts.set(memberId, [...(parts.get(memberId) ?? []), { kind: 'digest' }]);
  const heard = await sendParts(parts, preferences, draft, ctx);
  for (const { subject, found, key } of due) {
    draft.put('reminder', sentReminder(key, ctx.now));
    const told = readersOf({ subject, found }).filter((memberId) => subject.urgent || heard.has(memberId));
    draft.log({
      ...{ action: 'reminder-sent', by: 'system', readers: [], to: agenciesOf(told, ctx.roster) },
      subject: { type: 'reminder', id: key, reference: `${found.rule.id} ${subject.reference}` },
    });
  }
}

export function contentOf({ subject, found }: Pick<Due, 'subject' | 'found'>, { today }: Pick<Onlooking, 'today'>) {
  return subject.content(reminderText(found, subject.anchor, today));
}

export function readersOf({ subject, found }: Pick<Due, 'subject' | 'found'>): MemberId[] {
  return [...new Set(subject.to(found.rule))];
}

/** Nearest first: what has been due for longest, then what is due soonest. */
export function byUrgency(a: Pick<Due, 'subject' | 'key'>, b: Pick<Due, 'subject' | 'key'>): number {
  return a.subject.anchor.localeCompare(b.subject.anchor) || a.key.localeCompare(b.key);
}

/** A message that waits to be queued, for all who get the very same. */
interface Letter {
  readonly parts: readonly DuePart[];
  readonly dueAt: Instant;
  readonly to: MemberId[];
}

/** @returns who is told */
async function sendParts(
  parts: ReadonlyMap<MemberId, readonly DuePart[]>,
  preferences: Preferences,
  draft: Draft,
  ctx: Onlooking,
): Promise<Set<MemberId>> {
  const letters = new Map<string, Letter>();
  for (const [memberId, all] of parts) {
    const dueAt = timeFor(preferences.get(memberId), ctx);
    if (dueAt === undefined) continue;
    for (let at = 0; at < all.length; at += MOST_PARTS) {
      const some = all.slice(at, at + MOST_PARTS);
      const same = JSON.stringify([dueAt, some]);
      const letter = letters.get(same) ?? { parts: some, dueAt, to: [] };
      letters.set(same, letter);
      letter.to.push(memberId);
    }
  }
  for (const letter of letters.values()) await send(letter, draft, ctx);
  return new Set([...letters.values()].flatMap(({ to }) => to));
}

/** A single thing is a message of its own kind: it is answered on its own card. */
async function send({ parts, dueAt, to }: Letter, draft: Draft, { today }: Onlooking): Promise<void> {
  const [content] = parts;
  if (content === undefined) return;
  if (parts.length === 1) {
    draft.send({ task: 'post', content, to, dueAt });
    return;
  }
  const id = await freeId(`due-${today}-${to[0] ?? ''}`, draft);
  draft.send({
    ...{ task: 'post', id, to, dueAt },
    content: { kind: 'due', messageId: id, on: today, parts: [...parts] },
  });
}

/** Where more has fallen due on a day on which somebody was written to already, that is a message of its own. */
async function freeId(wanted: string, draft: Draft): Promise<string> {
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if ((await draft.read('message', id)) === undefined) return id;
  }
}

/** Undefined for whoever muted them. */
function timeFor(preference: ReminderPreference | undefined, { now, today, roster }: Onlooking): Instant | undefined {
  if (preference?.muted === true) return undefined;
  if (preference?.from === undefined) return now;
  const from = instantAt(today, preference.from, roster.panel.timeZone);
  return from > now ? from : now;
}
