import { z } from 'zod';
import * as deliveries from './messages/deliveries';
import { getDigest } from './reminders/digests';
import { listGroups } from './groups/groups';
import { getIssue, IssueListing, IssueQuery, listIssues, listSimilar, SimilarQuery } from './issues/issueLists';
import { checkLog, listLog, LogListing } from './log/log';
import {
  getAttendance,
  getMinutes,
  getOwnAttendance,
  getRecord,
  getMeeting,
  listMeetings,
  MeetingQuery,
  MeetingRef,
  MinutesQuery,
} from './meetings/meetings';
import * as papers from './meetings/papers';
import * as reminders from './reminders/reminderPlans';
import { type Row, row, runRow } from './row';
import { getSession, listAgencies, listMembers, MemberListing } from './members/people';
import { getInvitation } from './meetings/planning';
import type { Context } from './ports';
import {
  exportTasks,
  getTask,
  listTasks,
  listTaskTemplates,
  TaskExport,
  TaskListing,
  TaskQuery,
} from './tasks/taskLists';
import {
  AttendanceView,
  MeetingRecordView,
  MeetingSummaryView,
  MeetingView,
  MinutesView,
  OwnAttendanceView,
} from './meetings/meetingViews';
import {
  AgencyView,
  DeliveryView,
  DigestView,
  FileView,
  GroupView,
  IssueDetailView,
  IssueView,
  LogEntryView,
  NotReachedView,
  pageOf,
  PersonView,
  ReminderPreviewView,
  SessionView,
  TaskDetailView,
  TaskTemplateView,
  TaskView,
  UpcomingReminderView,
} from './views';

const Nothing: z.ZodType<Record<string, never>, z.ZodTypeDef, unknown> = z.object({}).strict();

const LogCheck = z.object({
  entries: z.number().int(),
  intact: z.boolean(),
  brokenAt: z.number().int().optional().describe('The first entry that was altered, is missing or out of place'),
});

/** Everything that can be asked of a panel. */
export const queries = {
  session: row('Who is asking, and what they may do', 'panel.see', Nothing, SessionView, getSession),
  'agencies.list': row('The partner agencies', 'people.see', Nothing, pageOf(AgencyView), listAgencies),
  'members.list': row('The members', 'people.see', MemberListing, pageOf(PersonView), listMembers),
  'groups.list': row('The groups, by operation name', 'group.see', Nothing, pageOf(GroupView), listGroups),
  'meetings.list': row('The meetings', 'agenda.see', Nothing, pageOf(MeetingSummaryView), listMeetings),
  'meetings.get': row('A meeting with its agenda', 'agenda.see', MeetingQuery, MeetingView, getMeeting),
  'meetings.record': row(
    'What is recorded on a meeting’s items',
    'agenda.see',
    MeetingQuery,
    MeetingRecordView,
    getRecord,
  ),
  'meetings.attendance': row('Who comes and who is there', 'people.see', MeetingQuery, AttendanceView, getAttendance),
  'meetings.ownAttendance': row(
    'One’s own part in a meeting',
    'meeting.attend',
    MeetingQuery,
    OwnAttendanceView,
    getOwnAttendance,
  ),
  'meetings.minutes': row('The minutes of a meeting', 'minutes.see', MinutesQuery, MinutesView, getMinutes),
  'meetings.minutesPaper': row(
    'The minutes, or their restricted annex, as PDF or DOCX',
    'minutes.see',
    papers.MinutesPaperQuery,
    FileView,
    papers.minutesPaper,
  ),
  'meetings.agendaPack': row(
    'The agenda pack as PDF or DOCX',
    'agenda.see',
    papers.AgendaPackQuery,
    FileView,
    papers.agendaPack,
  ),
  'meetings.signInSheet': row(
    'A sign-in sheet to print',
    'meeting.plan',
    papers.PaperQuery,
    FileView,
    papers.signInSheet,
  ),
  'meetings.invitation': row('A calendar file (.ics)', 'agenda.see', MeetingRef, FileView, getInvitation),
  'tasks.list': row('The action log, a page at a time', 'task.see', TaskListing, pageOf(TaskView), listTasks),
  'tasks.get': row('A task with its history', 'task.see', TaskQuery, TaskDetailView, getTask),
  'tasks.templates': row(
    'Common tasks to start from',
    'task.direct',
    Nothing,
    pageOf(TaskTemplateView),
    listTaskTemplates,
  ),
  'tasks.export': row('The action log as CSV, PDF or DOCX', 'task.see', TaskExport, FileView, exportTasks),
  'issues.list': row('The issues, a page at a time', 'issue.see', IssueListing, pageOf(IssueView), listIssues),
  'issues.similar': row('Open issues about the same', 'issue.see', SimilarQuery, pageOf(IssueView), listSimilar),
  'issues.get': row('An issue with its history', 'issue.see', IssueQuery, IssueDetailView, getIssue),
  'reminders.deliveries': row(
    'What went to whom',
    'reminder.plan',
    deliveries.DeliveryListing,
    pageOf(DeliveryView),
    deliveries.listDeliveries,
  ),
  'reminders.notReached': row(
    'Who was not reached, and why',
    'reminder.plan',
    Nothing,
    pageOf(NotReachedView),
    deliveries.listNotReached,
  ),
  'reminders.digest': row('What waits for one this week', 'reminder.receive', Nothing, DigestView, getDigest),
  'reminders.upcoming': row(
    'What goes out in the coming two weeks',
    'reminder.plan',
    Nothing,
    pageOf(UpcomingReminderView),
    reminders.listUpcomingReminders,
  ),
  'reminders.preview': row(
    'An upcoming reminder as one of its readers will see it',
    'reminder.plan',
    reminders.ReminderPreviewQuery,
    ReminderPreviewView,
    reminders.previewReminder,
  ),
  'reminders.preference': row(
    'One’s own wish for reminders',
    'reminder.receive',
    Nothing,
    reminders.PreferenceInput,
    reminders.getReminderPreference,
  ),
  'log.list': row('The log, in order', 'log.read', LogListing, pageOf(LogEntryView), listLog),
  'log.check': row('Whether the log is whole', 'log.read', Nothing, LogCheck, checkLog),
};

export type QueryName = keyof typeof queries;
/** What the caller may ask by: the names are checked here, the values when they arrive, as an address carries them. */
export type QueryInput<Name extends QueryName> = {
  readonly [Parameter in keyof RunInput<Name>]?: string | number | boolean;
};
export type QueryResult<Name extends QueryName> = Awaited<ReturnType<(typeof queries)[Name]['run']>>;

export function isQueryName(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queries, name);
}

/** What changes without an entry in the log: the time of day, and what became of messages. Never answered "unchanged". */
export const beyondTheLog: ReadonlySet<QueryName> = new Set<QueryName>([
  'session',
  'reminders.deliveries',
  'reminders.notReached',
  'reminders.upcoming',
]);

type RunInput<Name extends QueryName> = Parameters<(typeof queries)[Name]['run']>[0];

/** @throws ZodError when `input` does not fit the query, Refusal when the person may not ask */
export async function runQuery<Name extends QueryName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<QueryResult<Name>> {
  const table: { [N in QueryName]: Row<RunInput<N>, QueryResult<N>> } = queries;
  return runRow(table[name], input, ctx);
}
