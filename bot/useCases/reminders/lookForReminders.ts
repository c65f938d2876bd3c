import { findDueReminder, isDecentHour, isPlanned, nextMorning, reminderKey } from '../../domain/reminder';
import type { Instant } from '../../domain/time';
import type { Onlooking } from '../ports';
import { loadChats } from '../messages/chatApproval';
import { loadSubjects, type Subject } from './reminderSubjects';
import { agenciesOf, membersInRole } from '../../ledger/roster';
import { byUrgency, type Due, type Matter, matterOf, tellOnce } from './queueReminders';
import { findPictureDue } from './pictureReminders';
import { findWeekDigest } from './weekDigest';

/**
 * Queues what is due now, each once, and says when to look again. Outside decent hours nothing but that.
 * Safe to run twice, at once, and after a crash: a reminder and its mark are one batch.
 */
export async function lookForReminders(ctx: Onlooking): Promise<Instant> {
  const { panel } = ctx.roster;
  const { holidays } = ctx.calendar;
  if (isDecentHour(ctx.now, panel, holidays)) {
    await tellOfKeptChats(ctx);
    const due = [...(await findDue(ctx)), ...(await findPictureDue(ctx))];
    const week = await findWeekDigest(ctx);
    await tellOnce(week === undefined ? due : [...due, week], (mark) => mark === undefined || isPlanned(mark), ctx);
  }
  return nextMorning(ctx.now, panel, holidays);
}

/** Once: the coordinator is the only one who can let the bot speak where it spoke before chats had to be approved. */
async function tellOfKeptChats(ctx: Onlooking): Promise<void> {
  const { kept } = await loadChats(ctx);
  if (kept.length === 0) return;
  const chats = kept.length === 1 ? 'One chat of before waits' : `${kept.length} chats of before wait`;
  const said = `${chats} for you under Settings, Chats: I say nothing of the panel there until you approve them, or refuse them.`;
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

async function findDue(ctx: Onlooking): Promise<Matter[]> {
  const subjects = await loadSubjects(ctx);
  const due = subjects.flatMap((subject) => dueOf(subject, ctx)).sort(byUrgency);
  return due.map((each) => matterOf(each, ctx));
}

function dueOf(subject: Subject, { roster, today, calendar }: Onlooking): Due[] {
  const rules = roster.panel.reminderRules.filter(({ about }) => about === subject.about);
  const found = findDueReminder(rules, subject.anchor, subject.since, today, calendar.holidays);
  return found === undefined ? [] : [{ subject, found, key: reminderKey(found, subject.id, subject.anchor) }];
}
