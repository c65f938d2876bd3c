import { mayReadRecord, maySeeIssue, maySeeItem, maySeeTask } from '../../access/sight';
import { recordReaders, type Minutes } from '../../domain/minutes';
import { z } from 'zod';
import { type Attendance, isRecused, noAttendance } from '../../domain/attendance';
import { type IssueId, MeetingId, type PanelId } from '../../domain/ids';
import { findCurrentMeeting, findNextMeeting, type Meeting, meetingReference } from '../../domain/meeting';
import { waitsAt } from '../../domain/issue';
import { markingOf } from '../../domain/marking';
import { Refusal } from '../../domain/refusal';
import { isTemplateLine } from '../../domain/sections';
import { meetingAfter } from '../../domain/series';
import { hasRight } from '../../access/rights';
import type { Context, Onlooking } from '../ports';
import { toldOfCancel } from './expected';
import { withoutDealtWith } from './leftByEarlier';
import { withItsPresentation } from './released';
import { attendanceView, ownAttendanceView } from './viewAttendance';
import { meetingSummary, meetingTaskView, meetingView, minuteEntryView } from './viewMeeting';
import { minutesView } from './viewMinutes';
import { recordOf, type RecordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type {
  AgendaItemView,
  AttendanceView,
  MeetingRecordView,
  MeetingSummaryView,
  MeetingView,
  MinutesView,
  OwnAttendanceView,
} from './meetingViews';

const MOST_MEETINGS = 200;
/** More than a meeting of eight hours records. */
const MOST_OF_A_MEETING = 1000;

const meetingsOf = oncePerSnapshot(async (panelId: PanelId, ctx: Onlooking) => {
  const order = { key: 'on', direction: 'ascending' } as const;
  const found = await ctx.store.query(panelId, { type: 'meeting', order, limit: MOST_MEETINGS });
  return found.map((document) => recordOf('meeting', document));
});

export function loadMeetings(ctx: Onlooking): Promise<Meeting[]> {
  return meetingsOf(ctx.roster.panel.id, ctx);
}

export async function findNext(ctx: Onlooking): Promise<Meeting | undefined> {
  return findNextMeeting(await loadMeetings(ctx), ctx.today);
}

/**
 * What whoever asks sees of a meeting, which may be the next one. It names nothing that they would be refused. Minutes are
 * drafted as it is closed: nobody looks for them before.
 */
export async function showMeeting(found: Meeting, ctx: Onlooking): Promise<MeetingView> {
  const meeting = await withoutDealtWith(found, (issueId) => findIssue(issueId, ctx));
  const [next, attendances] = await Promise.all([findNext(ctx), loadAttendances(meeting.id, ctx)]);
  const view = meetingView(meeting, next, attendances, ctx);
  const agenda = await Promise.all(
    view.agenda.map(async (item) => withItsPresentation(await withItsIssue(item, meeting, ctx), meeting, ctx)),
  );
  const mayHave = meeting.state === 'closed' && view.may.seeRecord;
  const hasMinutes = mayHave && (await readableMinutes(meeting.id, ctx)).length > 0;
  return { ...view, agenda, hasMinutes, ...(await draftBefore(meeting, ctx)), ...(await cancelling(meeting, ctx)) };
}

/** What goes along and is hidden from whoever asks is not counted. */
async function cancelling(meeting: Meeting, ctx: Onlooking): Promise<Pick<MeetingView, 'cancelling'>> {
  const { viewer, roster } = ctx;
  if (meeting.state !== 'planned' || !hasRight(viewer, 'meeting.plan')) return {};
  const items = meeting.agenda.filter((item) => !isTemplateLine(item) && maySeeItem(item, viewer)).length;
  const next = items === 0 ? undefined : meetingAfter(meeting, await loadMeetings(ctx), roster.panel);
  const goTo = next === undefined ? {} : { goTo: meetingReference(next) };
  return { cancelling: { told: toldOfCancel(meeting, roster).length, items, ...goTo } };
}

/** The minutes that a planned meeting is to agree, as long as the chair has not confirmed them. */
async function draftBefore({ state, on }: Meeting, ctx: Onlooking): Promise<Pick<MeetingView, 'draftMinutes'>> {
  if (state !== 'planned' || !hasRight(ctx.viewer, 'meeting.plan')) return {};
  const before = (await loadMeetings(ctx)).findLast((each) => each.state === 'closed' && each.on <= on);
  if (before === undefined || (await loadMinutes(before.id, ctx))[0]?.state !== 'draft') return {};
  return { draftMinutes: { meetingId: before.id, reference: meetingReference(before) } };
}

/** Of an issue that is hidden from whoever asks not even that it was dealt with, as long as the meeting runs. */
async function withItsIssue(item: AgendaItemView, meeting: Meeting, ctx: Onlooking): Promise<AgendaItemView> {
  const { issueId, ...rest } = item;
  if (issueId === undefined) return item;
  const issue = await findIssue(issueId, ctx);
  if (issue === undefined || !maySeeIssue(issue, ctx.viewer)) return rest;
  const dealtWith = meeting.state === 'running' && !waitsAt(issue, meeting.id) ? { dealtWith: true as const } : {};
  return { ...item, ...dealtWith, issueOpen: issue.audience.kind === 'panel' };
}

const findIssue = oncePerSnapshot(async (issueId: IssueId, ctx: Onlooking) => {
  const found = await ctx.store.read(ctx.roster.panel.id, `issue:${issueId}`);
  return found === undefined ? undefined : recordOf('issue', found);
});

/** Unless told the one that runs, else the next. @throws Refusal `not-found` when it is not there */
export async function loadMeeting(meetingId: MeetingId | undefined, ctx: Onlooking): Promise<Meeting> {
  const meetings = await loadMeetings(ctx);
  const meeting =
    meetingId === undefined ? findCurrentMeeting(meetings, ctx.today) : meetings.find(({ id }) => id === meetingId);
  if (meeting === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return meeting;
}

/** Everything of one type that belongs to a meeting. */
async function ofMeeting<Type extends 'attendance' | 'minuteEntry' | 'minutes' | 'task'>(
  type: Type,
  meetingId: MeetingId,
  ctx: Onlooking,
): Promise<RecordOf<Type>[]> {
  const where = [{ key: 'meetingId', is: meetingId }];
  const found = await ctx.store.query(ctx.roster.panel.id, { type, where, limit: MOST_OF_A_MEETING });
  return found.map((document) => recordOf(type, document));
}

export const loadAttendances = oncePerSnapshot((meetingId: MeetingId, ctx: Onlooking) =>
  ofMeeting('attendance', meetingId, ctx),
);

/** The newest version first. */
export const loadMinutes = oncePerSnapshot(async (meetingId: MeetingId, ctx: Onlooking) =>
  (await ofMeeting('minutes', meetingId, ctx)).sort((a, b) => b.version - a.version),
);

/** Oldest first. */
export const loadEntries = oncePerSnapshot(async (meetingId: MeetingId, ctx: Onlooking) =>
  (await ofMeeting('minuteEntry', meetingId, ctx)).sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)),
);

/** Tasks given at the meeting, in the order of their numbers. */
export const loadTasksOf = oncePerSnapshot(async (meetingId: MeetingId, ctx: Onlooking) =>
  (await ofMeeting('task', meetingId, ctx)).sort((a, b) => a.number - b.number),
);

async function ownAttendance(meeting: Meeting, ctx: Context): Promise<Attendance> {
  const { id: memberId } = ctx.viewer.member;
  const all = await loadAttendances(meeting.id, ctx);
  return all.find((each) => each.memberId === memberId) ?? noAttendance(meeting.panelId, meeting.id, memberId);
}

export async function listMeetings(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: MeetingSummaryView[] }> {
  const meetings = await loadMeetings(ctx);
  const next = findNextMeeting(meetings, ctx.today);
  return { items: meetings.map((meeting) => meetingSummary(meeting, next, ctx)) };
}

export const MeetingRef = z.object({ meetingId: MeetingId });
export const MeetingQuery = z.object({
  meetingId: MeetingId.optional().describe('The one that runs, else the next, unless told'),
});

/** One meeting with its timed agenda. @throws Refusal `not-found` when it, or any next meeting, is not there */
export async function getMeeting({ meetingId }: z.infer<typeof MeetingQuery>, ctx: Onlooking): Promise<MeetingView> {
  return showMeeting(await loadMeeting(meetingId, ctx), ctx);
}

/** What has been recorded on the items that the viewer may see, and the tasks given at them. */
export async function getRecord({ meetingId }: z.infer<typeof MeetingQuery>, ctx: Context): Promise<MeetingRecordView> {
  const meeting = await loadMeeting(meetingId, ctx);
  const { panel } = ctx.roster;
  if (!hasRight(ctx.viewer, 'minutes.see')) return { marking: panel.marking, entries: [], tasks: [] };
  const own = await ownAttendance(meeting, ctx);
  const open = new Set(meeting.agenda.filter((item) => maySeeItem(item, ctx.viewer)).map(({ id }) => id));
  const [written, given] = await Promise.all([loadEntries(meeting.id, ctx), loadTasksOf(meeting.id, ctx)]);
  const entries = written
    .filter((entry) => open.has(entry.itemId) && !isRecused(own, entry.itemId))
    .filter((entry) => mayReadRecord(recordReaders(entry), ctx.viewer))
    .map((entry) => minuteEntryView(entry, ctx));
  const tasks = given
    .filter((task) => maySeeTask(task, ctx.viewer))
    .map((task) => meetingTaskView(task, ctx))
    // By its id an item that is hidden would tell of what it is.
    .map(({ itemId, ...task }) => (itemId !== undefined && open.has(itemId) ? { ...task, itemId } : task));
  const isForFew = [...entries, ...tasks].some(({ restricted }) => restricted);
  return { marking: markingOf(panel, isForFew), entries, tasks };
}

export async function getAttendance(
  { meetingId }: z.infer<typeof MeetingQuery>,
  ctx: Context,
): Promise<AttendanceView> {
  const meeting = await loadMeeting(meetingId, ctx);
  return attendanceView(meeting, await loadAttendances(meeting.id, ctx), ctx);
}

export async function getOwnAttendance(
  { meetingId }: z.infer<typeof MeetingQuery>,
  ctx: Context,
): Promise<OwnAttendanceView> {
  const meeting = await loadMeeting(meetingId, ctx);
  return ownAttendanceView(await ownAttendance(meeting, ctx), meeting, ctx);
}

export const MinutesQuery = MeetingRef.extend({
  version: z.coerce.number().int().positive().optional().describe('The newest unless told'),
});

/** Drafts are for those who run the panel until the chair has confirmed them. */
async function readableMinutes(meetingId: MeetingId, ctx: Onlooking): Promise<Minutes[]> {
  const all = await loadMinutes(meetingId, ctx);
  return all.filter(({ state }) => state !== 'draft' || hasRight(ctx.viewer, 'meeting.plan'));
}

/** @throws Refusal `not-found` */
export async function loadMinutesVersion(
  { meetingId, version }: z.infer<typeof MinutesQuery>,
  ctx: Context,
): Promise<{ minutes: Minutes; versions: number }> {
  const readable = await readableMinutes(meetingId, ctx);
  const minutes = version === undefined ? readable[0] : readable.find((each) => each.version === version);
  if (minutes === undefined) throw new Refusal('not-found', { what: 'record of the minutes' });
  return { minutes, versions: readable.length };
}

export async function getMinutes(query: z.infer<typeof MinutesQuery>, ctx: Context): Promise<MinutesView> {
  const { minutes, versions } = await loadMinutesVersion(query, ctx);
  return minutesView(minutes, versions, ctx);
}
