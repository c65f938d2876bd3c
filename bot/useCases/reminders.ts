import { z } from 'zod';
import type { Agency } from '../domain/agency';
import type { AgencyId, MemberId } from '../domain/ids';
import type { LogAction } from '../domain/log';
import type { Meeting } from '../domain/meeting';
import {
  type DueReminder,
  findDueReminder,
  isDecentHour,
  nextMorning,
  reminderDay,
  reminderKey,
  type ReminderPreference,
  type ReminderRule,
  reminderText,
} from '../domain/reminder';
import { Refusal } from '../domain/refusal';
import { isOwed, type Task } from '../domain/task';
import {
  addDays,
  dueText,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
  LocalTime,
  mondayOf,
} from '../domain/time';
import type { Draft } from './changeDraft';
import { loadAttendances, loadMeetings } from './meetings';
import type { MessageContent } from './messages';
import { readPage } from './paging';
import type { Context } from './ports';
import { recordOf } from './records';
import { isExpected } from './presentAttendance';
import { membersInRole } from './roster';
import type { UpcomingReminderView } from './views';

/** Something with a day that rules speak about. */
interface Subject {
  readonly about: ReminderRule['about'];
  readonly id: string;
  readonly reference: string;
  readonly anchor: LocalDate;
  readonly since?: LocalDate;
  readonly urgent: boolean;
  readonly content: (said: string) => MessageContent;
  readonly to: (rule: ReminderRule) => readonly MemberId[];
}

/** Subjects of one batch: room for each one's message, log entry and mark. */
const SENT_AT_ONCE = 25;
/** What rules may speak of within the days that the coordinator looks ahead: 14, a week's warning, a long weekend. */
const DAYS_AHEAD = 26;

/**
 * Queues what is due now, each once, and says when to look again. Outside decent hours nothing but that.
 * Safe to run twice, at once, and after a crash: a reminder and its mark are one batch.
 */
export async function lookForReminders(ctx: Context): Promise<Instant> {
  const { timeZone } = ctx.roster.panel;
  const { holidays } = ctx.calendar;
  if (isDecentHour(ctx.now, timeZone, holidays)) {
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

/**
 * On the first working day of a week, to whoever has something waiting: those with tasks, who lead an agency that has,
 * and who run the panel. Nothing to say, nothing sent.
 */
async function sendDigests(preferences: ReadonlyMap<string, ReminderPreference>, ctx: Context): Promise<void> {
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
    draft.put('reminder', { key, state: 'sent', at: ctx.now });
    draft.log({
      ...{ action: 'reminder-sent', by: 'system', readers: [] },
      subject: { type: 'reminder', id: key, reference: `digest of ${monday}` },
    });
  });
}

/** Its day is the first working day of the week; a server that was away then sends it later in that week. */
async function isDigestDue(monday: LocalDate, { roster, store, today, calendar }: Context): Promise<boolean> {
  const mark = (week: LocalDate) => store.read(roster.panel.id, `reminder:digest.${week}`);
  if ((await mark(monday)) !== undefined) return false;
  let first = monday;
  while (calendar.holidays.has(first)) first = addDays(first, 1);
  return today === first || (await mark(addDays(monday, -7))) !== undefined;
}

function groupedByTime(
  to: readonly MemberId[],
  preferences: ReadonlyMap<string, ReminderPreference>,
  ctx: Context,
): Map<Instant, MemberId[]> {
  const byTime = new Map<Instant, MemberId[]>();
  for (const memberId of to) {
    const at = timeFor(preferences.get(memberId), ctx);
    if (at !== undefined) byTime.set(at, [...(byTime.get(at) ?? []), memberId]);
  }
  return byTime;
}

function dueOf(subject: Subject, { roster, today, calendar }: Context): DueReminder | undefined {
  const rules = roster.panel.reminderRules.filter(({ about }) => about === subject.about);
  return findDueReminder(rules, subject.anchor, subject.since, today, calendar.holidays);
}

async function sendOnce(
  subject: Subject,
  found: DueReminder,
  preferences: ReadonlyMap<string, ReminderPreference>,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const key = reminderKey(found, subject.id, subject.anchor);
  const mark = await draft.read('reminder', key);
  if (mark !== undefined && mark.state !== 'planned') return;
  queue(subject, found, key, preferences, draft, ctx);
}

function queue(
  subject: Subject,
  found: DueReminder,
  key: string,
  preferences: ReadonlyMap<string, ReminderPreference>,
  draft: Draft,
  ctx: Context,
): void {
  const said = reminderText(found, subject.anchor, ctx.today);
  const to = subject.to(found.rule);
  const byTime = subject.urgent ? new Map([[ctx.now, [...to]]]) : groupedByTime(to, preferences, ctx);
  for (const [dueAt, to] of byTime) draft.send({ task: 'post', content: subject.content(said), to, dueAt });
  draft.put('reminder', { key, state: 'sent', at: ctx.now });
  const reference = `${found.rule.id} ${subject.reference}`;
  draft.log({ action: 'reminder-sent', by: 'system', subject: { type: 'reminder', id: key, reference }, readers: [] });
}

/** Undefined for whoever muted them. */
function timeFor(preference: ReminderPreference | undefined, { now, today, roster }: Context): Instant | undefined {
  if (preference?.muted === true) return undefined;
  if (preference?.from === undefined) return now;
  const from = instantAt(today, preference.from, roster.panel.timeZone);
  return from > now ? from : now;
}

async function loadSubjects(ctx: Context): Promise<Subject[]> {
  const meetings = (await loadMeetings(ctx)).filter(({ state, on }) => state === 'planned' && on >= ctx.today);
  const tasks = await loadOwedTasks(ctx, addDays(ctx.today, DAYS_AHEAD));
  const agencies = [...ctx.roster.agencies.values()];
  const replies = new Map(
    await Promise.all(
      meetings
        .filter(({ on }) => on <= addDays(ctx.today, DAYS_AHEAD))
        .map(async ({ id }) => [id, await repliedTo(id, ctx)] as const),
    ),
  );
  return [
    ...meetings.map((meeting) => meetingSubject(meeting, replies.get(meeting.id) ?? new Set(), ctx)),
    ...tasks.map((task) => taskSubject(task, ctx)),
    ...agencies.flatMap((agency) => agreementSubjects(agency, ctx)),
  ];
}

/** Whoever has sent apologies is not asked again. */
async function repliedTo(meetingId: Meeting['id'], ctx: Context): Promise<Set<MemberId>> {
  const all = await loadAttendances(meetingId, ctx);
  return new Set(all.filter(({ reply }) => reply?.answer.kind === 'apology').map(({ memberId }) => memberId));
}

/** All that is owed, or what of it is due before a day, page by page. */
async function loadOwedTasks(ctx: Context, before?: LocalDate): Promise<Task[]> {
  const tasks: Task[] = [];
  const where = [{ key: 'open', is: 'yes' }, ...(before === undefined ? [] : [{ key: 'dueOn', below: before }])];
  let cursor: [string | number, number] | undefined;
  do {
    const request = { where, key: 'dueOn', direction: 'ascending', limit: 200, cursor } as const;
    const page = await readPage('task', request, ctx);
    tasks.push(...page.records.filter(isOwed));
    const last = page.records.at(-1);
    cursor = page.cursor === undefined || last === undefined ? undefined : [last.dueOn, last.number];
  } while (cursor !== undefined);
  return tasks;
}

function taskSubject(task: Task, ctx: Context): Subject {
  const given = 'allocated' in task ? task.allocated.at : task.created.at;
  return {
    ...{ about: 'task', id: task.id, reference: task.reference, anchor: task.dueOn, urgent: task.urgent },
    since: localDateOf(given, ctx.roster.panel.timeZone),
    content: (said) => ({ kind: 'task', taskId: task.id, said }),
    to: ({ to }) => [
      ...(to.includes('owner') ? [task.ownerId] : []),
      ...(to.includes('deputy') && task.deputyId !== undefined ? [task.deputyId] : []),
      ...(to.includes('agencyLead') ? leadsOf(task.agencyId, ctx) : []),
      ...those(to, ctx),
    ],
  };
}

function meetingSubject(meeting: Meeting, apologised: ReadonlySet<MemberId>, ctx: Context): Subject {
  return {
    ...{ about: 'meeting', id: meeting.id, reference: meeting.id, anchor: meeting.on, urgent: false },
    content: (said) => ({ kind: 'agenda', meetingId: meeting.id, said }),
    to: ({ to }) => [
      ...(to.includes('members')
        ? [...ctx.roster.members.values()]
            .filter((each) => isExpected(each) && !apologised.has(each.id))
            .map(({ id }) => id)
        : []),
      ...those(to, ctx),
    ],
  };
}

/** An agreement that has run out already is on the coordinator's list, and no reminder helps. */
function agreementSubjects({ id, name, isa }: Agency, ctx: Context): Subject[] {
  if (isa === null || isa.reviewOn < ctx.today) return [];
  return [
    {
      ...{ about: 'agreement', id, reference: name, anchor: isa.reviewOn, urgent: false },
      content: (said) => ({ kind: 'notice', said: `${name}: ${said}` }),
      to: ({ to }) => [...(to.includes('agencyLead') ? leadsOf(id, ctx) : []), ...those(to, ctx)],
    },
  ];
}

function leadsOf(agencyId: AgencyId, { roster }: Context): MemberId[] {
  return [...roster.members.values()]
    .filter((member) => member.agencyId === agencyId && member.role === 'agencyLead')
    .map(({ id }) => id);
}

function those(to: ReminderRule['to'], { roster }: Context): MemberId[] {
  return [
    ...(to.includes('chair') ? membersInRole(roster, 'chair') : []),
    ...(to.includes('coordinator') ? membersInRole(roster, 'coordinator') : []),
  ];
}

async function loadPreferences(ctx: Context): Promise<Map<string, ReminderPreference>> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'reminderPreference', limit: MOST_PEOPLE });
  return new Map(
    found.map((document) => recordOf('reminderPreference', document)).map((each) => [each.memberId, each]),
  );
}

const MOST_PEOPLE = 1000;
/** How far the coordinator looks ahead. */
const PREVIEW_DAYS = 14;

interface Planned {
  readonly key: string;
  readonly day: LocalDate;
  readonly subject: Subject;
  readonly found: DueReminder;
}

/** What goes out on which of the coming days, as things stand; what is due today and has gone is not in it. */
async function plannedReminders(ctx: Context): Promise<Planned[]> {
  const last = addDays(ctx.today, PREVIEW_DAYS);
  const subjects = await loadSubjects(ctx);
  return subjects
    .flatMap((subject) =>
      ctx.roster.panel.reminderRules
        .filter(({ about }) => about === subject.about)
        .map((rule): Planned => {
          const day = reminderDay(rule, subject.anchor, ctx.calendar.holidays);
          const found = { rule, day, late: false };
          return { key: reminderKey(found, subject.id, subject.anchor), day, subject, found };
        })
        .filter(({ day }) => day >= ctx.today && day <= last && (subject.since === undefined || day > subject.since)),
    )
    .sort((a, b) => a.day.localeCompare(b.day) || a.key.localeCompare(b.key));
}

/** For the coordinator: what goes out when, to whom, in which words; held ones included. */
export async function listUpcomingReminders(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: UpcomingReminderView[] }> {
  const planned = await plannedReminders(ctx);
  const marks = await Promise.all(planned.map(({ key }) => ctx.store.read(ctx.roster.panel.id, `reminder:${key}`)));
  const items = planned.flatMap((each, index) => {
    const mark = marks[index];
    const state = mark === undefined ? 'planned' : recordOf('reminder', mark).state;
    return state === 'sent' ? [] : [upcomingView(each, state, ctx)];
  });
  return { items };
}

function upcomingView(
  { key, day, subject, found }: Planned,
  state: 'planned' | 'held',
  ctx: Context,
): UpcomingReminderView {
  const names = subject.to(found.rule).map((id) => ctx.roster.members.get(id)?.name ?? id);
  return {
    ...{ key, day, state, about: subject.about, reference: subject.reference },
    dayText: dueText(day, ctx.today),
    said: reminderText(found, subject.anchor, day),
    to: [...new Set(names)],
  };
}

export const ReminderRef = z.object({ key: z.string().min(1).max(200) });
export const ReminderHold = ReminderRef.extend({ held: z.boolean().describe('false: it goes out after all') });

async function planned(key: string, ctx: Context): Promise<Planned> {
  const found = (await plannedReminders(ctx)).find((each) => each.key === key);
  if (found === undefined) throw new Refusal('not-found', { what: 'reminder' });
  return found;
}

/** Held back until it is released, or its day has passed. */
export async function holdReminder(
  { key, held }: z.infer<typeof ReminderHold>,
  ctx: Context,
): Promise<UpcomingReminderView> {
  const reminder = await planned(key, ctx);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const mark = await draft.read('reminder', key);
    if (mark?.state === 'sent') throw new Refusal('reminder-sent');
    if ((mark?.state === 'held') === held) return;
    draft.put('reminder', { key, state: held ? 'held' : 'planned', at: ctx.now });
    logReminder('reminder-held', key, reminder.subject.reference, draft, ctx);
  });
  return upcomingView(reminder, held ? 'held' : 'planned', ctx);
}

/** Now, instead of on its day; a second click sends nothing more. */
export async function sendReminderNow(
  { key }: z.infer<typeof ReminderRef>,
  ctx: Context,
): Promise<UpcomingReminderView> {
  const reminder = await planned(key, ctx);
  const preferences = await loadPreferences(ctx);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    if ((await draft.read('reminder', key))?.state === 'sent') return;
    queue(reminder.subject, reminder.found, key, preferences, draft, ctx);
  });
  return upcomingView(reminder, 'planned', ctx);
}

export const PreferenceInput = z.object({
  muted: z.boolean(),
  from: LocalTime.optional().describe('Not before this time of day'),
});

/** One's own: muted, or not before a time of day. What is urgent comes all the same. */
export async function setReminderPreference(
  { muted, from }: z.infer<typeof PreferenceInput>,
  ctx: Context,
): Promise<z.infer<typeof PreferenceInput>> {
  const { id } = ctx.viewer.member;
  const wanted = { muted, ...(from === undefined ? {} : { from }) };
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.read('reminderPreference', id);
    if (before?.muted === muted && before.from === from) return;
    draft.put('reminderPreference', { memberId: id, ...wanted });
    logReminder('reminder-preferred', id, ctx.viewer.member.name, draft, ctx);
  });
  return wanted;
}

export async function getReminderPreference(
  _input: Record<string, never>,
  ctx: Context,
): Promise<z.infer<typeof PreferenceInput>> {
  const found = await ctx.store.read(ctx.roster.panel.id, `reminderPreference:${ctx.viewer.member.id}`);
  if (found === undefined) return { muted: false };
  const { muted, from } = recordOf('reminderPreference', found);
  return { muted, ...(from === undefined ? {} : { from }) };
}

function logReminder(action: LogAction, id: string, reference: string, draft: Draft, ctx: Context): void {
  draft.log({ action, by: ctx.viewer.member.id, subject: { type: 'reminder', id, reference }, readers: [] });
}
