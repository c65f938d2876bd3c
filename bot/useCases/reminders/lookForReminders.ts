import type { MemberId } from '../../domain/ids';
import {
  type DueReminder,
  findDueReminder,
  isDecentHour,
  nextMorning,
  reminderKey,
  type ReminderPreference,
  reminderText,
  sentReminder,
} from '../../domain/reminder';
import { addDays, type Instant, instantAt, type LocalDate, mondayOf } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Onlooking } from '../ports';
import { loadChats } from '../messages/chatApproval';
import { recordOf } from '../../ledger/records';
import { leadsOf, loadOwedTasks, loadSubjects, type Subject } from './reminderSubjects';
import { agenciesOf, membersInRole } from '../../ledger/roster';

/** Subjects of one batch: room for each one's message, log entry and mark. */
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
    const subjects = await loadSubjects(ctx);
    const due = subjects.flatMap((subject) => {
      const found = dueOf(subject, ctx);
      return found === undefined ? [] : [{ subject, found }];
    });
    const preferences = await loadPreferences(ctx);
    await sendDigests(preferences, ctx);
    for (let at = 0; at < due.length; at += SENT_AT_ONCE) {
      const some = due.slice(at, at + SENT_AT_ONCE);
      await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
        for (const { subject, found } of some) await sendOnce(subject, found, preferences, draft, ctx);
      });
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

/**
 * On the first working day of a week, to whoever has something waiting: those with tasks, who lead an agency that has,
 * and who run the panel. Nothing to say, nothing sent.
 */
async function sendDigests(preferences: ReadonlyMap<string, ReminderPreference>, ctx: Onlooking): Promise<void> {
  const monday = mondayOf(ctx.today);
  const key = `digest.${monday}`;
  if (!(await isDigestDue(monday, ctx))) return;
  const tasks = await loadOwedTasks(ctx);
  const busy = new Set(tasks.flatMap(({ ownerId, agencyId }) => [ownerId, ...leadsOf(agencyId, ctx)]));
  for (const memberId of membersInRole(ctx.roster, 'coordinator')) busy.add(memberId);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    if ((await draft.read('reminder', key)) !== undefined) return;
    const byTime = groupedByTime([...busy], preferences, ctx);
    for (const [dueAt, to] of byTime) draft.send({ task: 'post', content: { kind: 'digest' }, to, dueAt });
    draft.put('reminder', sentReminder(key, ctx.now));
    draft.log({
      ...{ action: 'reminder-sent', by: 'system', readers: [], to: agenciesOf(busy, ctx.roster) },
      subject: { type: 'reminder', id: key, reference: `digest of ${monday}` },
    });
  });
}

/** Its day is the first working day of the week; a server that was away then sends it later in that week. */
async function isDigestDue(monday: LocalDate, { roster, store, today, calendar }: Onlooking): Promise<boolean> {
  const mark = (week: LocalDate) => store.read(roster.panel.id, `reminder:digest.${week}`);
  if ((await mark(monday)) !== undefined) return false;
  let first = monday;
  while (calendar.holidays.has(first)) first = addDays(first, 1);
  return today === first || (await mark(addDays(monday, -7))) !== undefined;
}

function groupedByTime(
  to: readonly MemberId[],
  preferences: ReadonlyMap<string, ReminderPreference>,
  ctx: Onlooking,
): Map<Instant, MemberId[]> {
  const byTime = new Map<Instant, MemberId[]>();
  for (const memberId of to) {
    const at = timeFor(preferences.get(memberId), ctx);
    if (at !== undefined) byTime.set(at, [...(byTime.get(at) ?? []), memberId]);
  }
  return byTime;
}

function dueOf(subject: Subject, { roster, today, calendar }: Onlooking): DueReminder | undefined {
  const rules = roster.panel.reminderRules.filter(({ about }) => about === subject.about);
  return findDueReminder(rules, subject.anchor, subject.since, today, calendar.holidays);
}

async function sendOnce(
  subject: Subject,
  found: DueReminder,
  preferences: ReadonlyMap<string, ReminderPreference>,
  draft: Draft,
  ctx: Onlooking,
): Promise<void> {
  const key = reminderKey(found, subject.id, subject.anchor);
  const mark = await draft.read('reminder', key);
  if (mark !== undefined && mark.state !== 'planned') return;
  queueReminder(subject, found, key, preferences, draft, ctx);
}

export function queueReminder(
  subject: Subject,
  found: DueReminder,
  key: string,
  preferences: ReadonlyMap<string, ReminderPreference>,
  draft: Draft,
  ctx: Onlooking,
): void {
  const said = reminderText(found, subject.anchor, ctx.today);
  const to = subject.to(found.rule);
  const byTime = subject.urgent ? new Map([[ctx.now, [...to]]]) : groupedByTime(to, preferences, ctx);
  for (const [dueAt, to] of byTime) draft.send({ task: 'post', content: subject.content(said), to, dueAt });
  draft.put('reminder', sentReminder(key, ctx.now));
  const reference = `${found.rule.id} ${subject.reference}`;
  draft.log({
    ...{ action: 'reminder-sent', by: 'system', readers: [], to: agenciesOf([...byTime.values()].flat(), ctx.roster) },
    subject: { type: 'reminder', id: key, reference },
  });
}

/** Undefined for whoever muted them. */
function timeFor(preference: ReminderPreference | undefined, { now, today, roster }: Onlooking): Instant | undefined {
  if (preference?.muted === true) return undefined;
  if (preference?.from === undefined) return now;
  const from = instantAt(today, preference.from, roster.panel.timeZone);
  return from > now ? from : now;
}

export async function loadPreferences(ctx: Onlooking): Promise<Map<string, ReminderPreference>> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'reminderPreference', limit: MOST_PEOPLE });
  return new Map(
    found.map((document) => recordOf('reminderPreference', document)).map((each) => [each.memberId, each]),
  );
}

const MOST_PEOPLE = 1000;
