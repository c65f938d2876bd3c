import { z } from 'zod';
import { meetingConditions, sectionConditions } from '../../access/meetingConditions';
import { issueHearers } from '../../access/sight';
import { type AgendaItem, isOnAgenda } from '../../domain/agenda';
import { type Attendance, isQuorate, recusedFrom } from '../../domain/attendance';
import { narrowest, wholePanel } from '../../domain/audience';
import { carriedTo, closed, undiscussed } from '../../domain/closing';
import { AgendaItemId, MeetingId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import type { Meeting } from '../../domain/meeting';
import * as rules from '../../domain/minutes';
import type { MinuteEntry, Minutes, MinuteSection } from '../../domain/minutes';
import { Refusal } from '../../domain/refusal';
import { itemRunOf, itemTimes } from '../../domain/runSteps';
import type { Task } from '../../domain/task';
import { refuseAboveCeiling, typedText } from '../../domain/text';
import { dayText } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted, Context } from '../ports';
import { meetingAfter } from './agendaBuilding';
import { logMeeting, type MeetingPart, meetingIn, recordMeeting } from './meetingChange';
import { MeetingRef, showMeeting } from './meetingLists';
import { moveInterests } from './recusal';
import type { MeetingView, MinutesView } from './meetingViews';
import { happenedAt, MeetingStep } from './running';
import { attendeesOf, interestsIn } from './viewAttendance';
import { meetingTaskView } from './viewMeeting';
import { minutesView } from './viewMinutes';

export const MeetingClose = MeetingStep.omit({ step: true });
export const MinutesEdit = MeetingRef.extend({
  itemId: AgendaItemId,
  text: z.string().max(8000, 'Please keep this to 8000 characters.').optional(),
  decisions: z.array(typedText(2000)).max(200).optional(),
  disruptions: z.array(typedText(2000)).max(200).optional(),
});
export const MinutesAgreement = MeetingRef.extend({
  atMeetingId: MeetingId.describe('The meeting that agrees them'),
  amendments: z.array(typedText(2000)).max(50).default([]),
});

/**
 * The meeting is over: what was not discussed stands on the next one, its overrun is kept, and the minutes are drafted
 * from what was recorded. A second click changes nothing.
 */
export async function closeMeeting(input: z.infer<typeof MeetingClose>, ctx: Admitted): Promise<MeetingView> {
  const { meetingId, stepId, waitedMs } = input;
  const at = happenedAt(waitedMs, ctx);
  const meeting = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = ctx.admission.admit(meetingConditions, await meetingIn(draft, meetingId));
    const over = closed(current, stepId, ctx.viewer.member.id, at, ctx.roster.panel.timeZone);
    if (over === current) return current;
    recordMeeting(
      { meeting: over, action: 'meeting-closed', note: `${over.closed?.overrunMinutes ?? 0} minutes over` },
      current,
      draft,
      ctx,
    );
    await carry(over, draft, ctx);
    await draftMinutes(over, draft, ctx);
    draft.announce({ kind: 'meetingSummary', meetingId });
    return over;
  });
  ctx.snapshot.forget();
  return showMeeting(meeting, ctx);
}

/** The issues go along with their items. */
async function carry(meeting: Meeting, draft: Draft, ctx: Context): Promise<void> {
  const items = undiscussed(meeting);
  if (items.length === 0) return;
  const after = await meetingAfter(meeting, draft, ctx);
  const { next, places } = carriedTo(after, items, meeting.id);
  recordMeeting(
    { meeting: next, action: 'meeting-item-added', note: `${items.length} from ${meeting.id}` },
    after,
    draft,
    ctx,
  );
  await moveInterests({ from: meeting.id, to: next, places }, draft);
  for (const { issueId } of items) {
    const issue = issueId === undefined ? undefined : await draft.read('issue', issueId);
    if (issue?.state !== 'onAgenda' || issue.meetingId !== meeting.id) continue;
    draft.put('issue', { ...issue, meetingId: next.id });
    const subject = { type: 'issue', id: issue.id, reference: issue.reference } as const;
    draft.log({ action: 'issue-put-on-agenda', by: 'system', subject, readers: issueHearers(issue), note: next.id });
  }
}

async function draftMinutes(meeting: Meeting, draft: Draft, ctx: Context): Promise<void> {
  const [entries, tasks, attendances] = await Promise.all([
    draft.listOf('minuteEntry', 'meetingId', meeting.id),
    draft.listOf('task', 'meetingId', meeting.id),
    draft.listOf('attendance', 'meetingId', meeting.id),
  ]);
  const { run, closed: over } = meeting;
  if (run === undefined || over === undefined) throw new Error(`${meeting.id} is drafted before it is closed`);
  const agenda = meeting.agenda.filter(isOnAgenda);
  const record: Recorded = { entries: [...entries].sort((a, b) => a.at.localeCompare(b.at)), tasks, attendances };
  const drafted = {
    ...{ panelId: meeting.panelId, meetingId: meeting.id },
    ...{ beganAt: run.startedAt, endedAt: over.at, overrunMinutes: over.overrunMinutes },
    ...attendanceParts(attendances, run.startedAt, ctx),
    sections: agenda.map((item) => sectionOf(item, meeting, record, ctx)),
  };
  const minutes = rules.newMinutes(drafted, ctx.now);
  draft.put('minutes', minutes);
  logMeeting(meeting, 'minutes-drafted', { part: minutesPart(minutes) }, draft, ctx.viewer.member.id);
}

function attendanceParts(
  all: readonly Attendance[],
  beganAt: Minutes['beganAt'],
  ctx: Context,
): Pick<Minutes, 'quorate' | 'present' | 'apologies'> {
  const { present, apologies } = attendeesOf(all, beganAt, ctx);
  const agencies = new Set(present.map(({ agency }) => agency)).size;
  return { quorate: isQuorate(ctx.roster.panel.quorum, present.length, agencies), present, apologies };
}

interface Recorded {
  readonly entries: readonly MinuteEntry[];
  readonly tasks: readonly Task[];
  readonly attendances: readonly Attendance[];
}

/** Notes become the text, decisions and disruptions stand by themselves, tasks by their numbers. */
function sectionOf(item: AgendaItem, { run }: Meeting, recorded: Recorded, ctx: Context): MinuteSection {
  const { entries, tasks, attendances } = recorded;
  const own = entries.filter(({ itemId }) => itemId === item.id);
  const texts = (kind: MinuteEntry['kind']) => own.filter((entry) => entry.kind === kind).map(entryText);
  const given = tasks.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === item.id);
  const declared = attendances.flatMap(({ interests }) => interests.filter(({ itemId }) => itemId === item.id));
  const recusedIds = recusedFrom(item.id, attendances);
  return {
    ...{ itemId: item.id, title: item.title, purpose: item.purpose },
    // What was recorded while the item was restricted stays so, with all that stands beside it.
    audience: narrowest([item, ...own, ...given, ...declared].map(({ audience = wholePanel }) => audience)),
    ...(recusedIds.length === 0 ? {} : { recusedIds }),
    outcome: itemRunOf(run, item.id).outcome === 'done' ? 'discussed' : 'carried',
    spentMinutes: Math.round(itemTimes(item, run, ctx.now).spentMs / 60_000),
    interests: interestsIn(item.id, attendances, ctx),
    text: texts('note').join('\n').slice(0, 8000),
    decisions: texts('decision'),
    disruptions: texts('disruption'),
    tasks: [...given]
      .sort((a, b) => a.number - b.number)
      .map((task) => ({ taskId: task.id, line: taskLine(task, ctx) })),
  };
}

function entryText({ text, grade, fourP }: MinuteEntry): string {
  const facts = [grade, fourP].filter((fact) => fact !== undefined);
  return facts.length === 0 ? text : `${text} (${facts.join(', ')})`;
}

/** "SEN-27-014 Check the waste permit: Environment Agency, Priya Sandhu, due Fri 19 Feb" */
function taskLine(task: Task, ctx: Context): string {
  const { reference, title, holderText } = meetingTaskView(task, ctx);
  return `${reference} ${title}: ${holderText}, due ${dayText(task.dueOn, ctx.today)}`;
}

/** The attendance of a draft follows what is entered from paper after the close; minutes once confirmed stay. */
export async function redraftAttendees(
  meeting: Meeting,
  changed: Attendance,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const minutes = await latest(meeting.id, draft);
  if (minutes?.state !== 'draft') return;
  const stored = await draft.listOf('attendance', 'meetingId', meeting.id);
  const all = [...stored.filter(({ memberId }) => memberId !== changed.memberId), changed];
  draft.put('minutes', rules.reattended(minutes, attendanceParts(all, minutes.beganAt, ctx)));
}

async function latest(meetingId: MeetingId, draft: Draft): Promise<Minutes | undefined> {
  const versions = await draft.listOf('minutes', 'meetingId', meetingId);
  return [...versions].sort((a, b) => b.version - a.version)[0];
}

function minutesPart({ meetingId, version }: Minutes): MeetingPart {
  return { type: 'minutes', id: `${meetingId}.${version}`, name: `minutes, version ${version}` };
}

async function changeMinutes(
  meetingId: MeetingId,
  action: LogAction,
  decide: (minutes: Minutes, draft: Draft) => Minutes | Promise<Minutes>,
  ctx: Context,
  former?: (minutes: Minutes) => string | undefined,
): Promise<MinutesView> {
  const minutes = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const meeting = await meetingIn(draft, meetingId);
    const before = await latest(meetingId, draft);
    if (before === undefined) throw new Refusal('not-found', { what: 'draft of minutes' });
    const after = await decide(before, draft);
    if (after === before) return before;
    draft.put('minutes', after);
    const said = { note: `version ${after.version}`, former: former?.(before), part: minutesPart(after) };
    logMeeting(meeting, action, said, draft, ctx.viewer.member.id);
    return after;
  });
  return minutesView(minutes, minutes.version, ctx);
}

/** @throws Refusal `minutes-agreed`, `item-gone` */
export function editMinutes(input: z.infer<typeof MinutesEdit>, ctx: Admitted): Promise<MinutesView> {
  const { meetingId, itemId, text, decisions, disruptions } = input;
  refuseAboveCeiling(text, ...(decisions ?? []), ...(disruptions ?? []));
  const change: rules.SectionChange = {
    ...(text === undefined ? {} : { text }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(disruptions === undefined ? {} : { disruptions }),
  };
  const by = ctx.viewer.member.id;
  const decide = (minutes: Minutes) => {
    const section = minutes.sections.find((each) => each.itemId === itemId);
    ctx.admission.admit(sectionConditions, section);
    return rules.edited(minutes, itemId, change, by, ctx.now);
  };
  const former = (minutes: Minutes) => rules.overwritten(minutes, itemId, change);
  return changeMinutes(meetingId, 'minutes-edited', decide, ctx, former);
}

export function confirmMinutes({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MinutesView> {
  const by = ctx.viewer.member.id;
  return changeMinutes(meetingId, 'minutes-confirmed', (minutes) => rules.confirmed(minutes, by, ctx.now), ctx);
}

/** At the next meeting, with its amendments; locked from then on. */
export function agreeMinutes(input: z.infer<typeof MinutesAgreement>, ctx: Context): Promise<MinutesView> {
  const { meetingId, atMeetingId, amendments } = input;
  refuseAboveCeiling(...amendments);
  const decide = async (minutes: Minutes, draft: Draft) => {
    const at = await meetingIn(draft, atMeetingId);
    const before = await meetingIn(draft, meetingId);
    if (at.on < before.on || at.id === before.id) throw new Refusal('not-found', { what: 'later meeting' });
    return rules.agreed(minutes, { by: ctx.viewer.member.id, at: ctx.now, meetingId: atMeetingId, amendments });
  };
  return changeMinutes(meetingId, 'minutes-agreed', decide, ctx);
}

export function reopenMinutes({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<MinutesView> {
  const by = ctx.viewer.member.id;
  return changeMinutes(meetingId, 'minutes-reopened', (minutes) => rules.newVersion(minutes, by, ctx.now), ctx);
}
