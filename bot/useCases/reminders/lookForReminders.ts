import {
  findDueReminder,
  isDecentHour,
  nextMorning,
  reminderKey,
  type ReminderPreference,
  sentReminder,
} from '../../domain/reminder';
import type { Instant } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Onlooking } from '../ports';
import { loadChats } from '../messages/chatApproval';
import { recordOf } from '../../ledger/records';
import { loadSubjects, type Subject } from './reminderSubjects';
import { agenciesOf, membersInRole } from '../../ledger/roster';
import { byUrgency, type Due, type Preferences, queueReminders } from './queueReminders';
import { findWeekDigest, type WeekDigest } from './weekDigest';

/**
 * Reminders of one batch: room for each one's log entry and mark, and for a message to each of those who are told of
 * several things. What is beyond them on one morning goes out in a second message.
 */
const SENT_AT_ONCE = 25;

/**
 * Queues what is due now, each once, and says when to look again. Outside decent hours nothing but that.
 * Safe to run twice, at once, and after a crash: a reminder and its mark are one batch.
 */
export async function lookForReminders(ctx: Onlooking): Promise<Instant> {
  const { timeZone } = ctx.roster.panel;
  const { holidays } = ctx.calendar;
  if (isDecentHour(ctx.now, timeZone, holidays)) {
    await tellOfKeptChats(ctx);
    const due = await findDue(ctx);
    const week = await findWeekDigest(ctx);
    const preferences = await loadPreferences(ctx);
    // The digest comes with the first of them.
    for (let at = 0; at === 0 || at < due.length; at += SENT_AT_ONCE) {
      const some = due.slice(at, at + SENT_AT_ONCE);
      await ctx.ledger.change(ctx.roster.panel.id, ctx.now, (draft) =>
        sendOnce(some, at === 0 ? week : undefined, preferences, draft, ctx),
      );
    }
  }
  return nextMorning(ctx.now, timeZone, holidays);
}

/** Once: the coordinator is the only one who can let the bot speak where it spoke before chats had to be approved. */
async function tellOfKeptChats(ctx: Onlooking): Promise<void> {
  const { kept } = await loadChats(ctx);
  if (kept.length === 0) return;
  const chats = kept.length === 1 ? 'One chat of before waits' : `${kept.length} chats of before wait`;
  const said = `${chats} for you under Messages: I say nothing of the panel there until you approve them, or refuse them.`;
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const key = 'chats-of-before';
    if ((await draft.read('reminder', key)) !== undefined) return;
    const to = membersInRole(ctx.roster, 'coordinator');
    draft.send({ task: 'post', content: { kind: 'notice', about: 'chats', said }, to });
    draft.put('reminder', { key, state: 'sent', at: ctx.now });
    const subject = { type: 'reminder', id: key, reference: 'chats that wait' } as const;
    draft.log({ action: 'reminder-sent', by: 'system', subject, readers: [], to: agenciesOf(new Set(to), ctx.roster) });
  });
}

/** What has gone out is looked at again when it is sent, and found sent: here it only takes no room in a batch. */
async function findDue(ctx: Onlooking): Promise<Due[]> {
  const subjects = await loadSubjects(ctx);
  const due = subjects.flatMap((subject) => dueOf(subject, ctx)).sort(byUrgency);
  const marks = await Promise.all(due.map(({ key }) => ctx.store.read(ctx.roster.panel.id, `reminder:${key}`)));
  return due.filter((_, index) => {
    const mark = marks[index];
    return mark === undefined || recordOf('reminder', mark).state === 'planned';
  });
}

function dueOf(subject: Subject, { roster, today, calendar }: Onlooking): Due[] {
  const rules = roster.panel.reminderRules.filter(({ about }) => about === subject.about);
  const found = findDueReminder(rules, subject.anchor, subject.since, today, calendar.holidays);
  return found === undefined ? [] : [{ subject, found, key: reminderKey(found, subject.id, subject.anchor) }];
}

async function sendOnce(
  due: readonly Due[],
  week: WeekDigest | undefined,
  preferences: Preferences,
  draft: Draft,
  ctx: Onlooking,
): Promise<void> {
  const unsent: Due[] = [];
  for (const each of due) {
    const mark = await draft.read('reminder', each.key);
    if (mark === undefined || mark.state === 'planned') unsent.push(each);
  }
  const isOfWeek = week !== undefined && (await draft.read('reminder', week.key)) === undefined;
  await queueReminders(unsent, isOfWeek ? week.to : [], preferences, draft, ctx);
  if (!isOfWeek) return;
  draft.put('reminder', sentReminder(week.key, ctx.now));
  draft.log({
    ...{ action: 'reminder-sent', by: 'system', readers: [], to: agenciesOf(week.to, ctx.roster) },
    subject: { type: 'reminder', id: week.key, reference: `digest of ${week.monday}` },
  });
}

export async function loadPreferences(ctx: Onlooking): Promise<Map<string, ReminderPreference>> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'reminderPreference', limit: MOST_PEOPLE });
  return new Map(
    found.map((document) => recordOf('reminderPreference', document)).map((each) => [each.memberId, each]),
  );
}

const MOST_PEOPLE = 1000;
