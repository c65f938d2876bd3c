import { z } from 'zod';
import { AgendaItemKind, AgendaPurpose, Paper } from '../domain/agenda';
import { FloorAnswer } from '../domain/attendance';
import { Audience } from '../domain/audience';
import { DisruptionGrade, FourP } from '../domain/disruption';
import { AgencyId, AgendaItemId, IssueId, MeetingId, MemberId, MinuteEntryId, TaskId } from '../domain/ids';
import { issueStates } from '../domain/issue';
import { LogKind, LogSubject } from '../domain/log';
import { Marking } from '../domain/marking';
import { Role } from '../domain/member';
import { MinuteKind, MinuteSection } from '../domain/minutes';
import { MeetingMode } from '../domain/panel';
import { Run } from '../domain/run';
import { taskStates } from '../domain/task';
import { Instant, LocalDate, LocalTime } from '../domain/time';

/** What the tab and the cards show to one person. Neither works out a right, a name or a lateness by itself. */

export const PersonView = z.object({
  id: MemberId,
  name: z.string(),
  title: z.string(),
  role: Role,
  roleName: z.string(),
  agencyId: AgencyId,
  agencyName: z.string(),
  ownsTasks: z.boolean().describe('Whether a task can be given to this person'),
});
export type PersonView = z.infer<typeof PersonView>;

export const AgencyView = z.object({
  id: AgencyId,
  name: z.string(),
  kind: z.string(),
  isaCurrent: z.boolean(),
});
export type AgencyView = z.infer<typeof AgencyView>;

const mayStepView = z.object({
  acknowledge: z.boolean(),
  decline: z.boolean(),
  progress: z.boolean(),
  block: z.boolean(),
  unblock: z.boolean(),
  complete: z.boolean(),
  reassign: z.boolean(),
  escalate: z.boolean(),
  reallocate: z.boolean(),
  withdraw: z.boolean(),
  close: z.boolean(),
});

export const TaskView = z.object({
  id: TaskId,
  reference: z.string().describe('SEN-27-014'),
  marking: Marking,
  title: z.string(),
  detail: z.string().optional(),
  agencyId: AgencyId,
  agencyName: z.string(),
  ownerId: MemberId,
  ownerName: z.string(),
  deputyId: MemberId.optional(),
  deputyName: z.string().optional(),
  dueOn: LocalDate,
  dueText: z.string().describe('Fri 19 Feb, in 3 days'),
  dueWarning: z.string().optional().describe('Why the due date is a poor one: a weekend or a bank holiday'),
  overdue: z.boolean(),
  urgent: z.boolean(),
  restricted: z.boolean(),
  originText: z.string(),
  state: z.enum(taskStates),
  stateName: z.string().describe('In progress'),
  statusText: z.string().describe('Acknowledged 22:31 by Siobhan Kerr'),
  blockedText: z.string().optional(),
  escalatedText: z.string().optional(),
  reason: z.string().optional().describe('Why it was declined or withdrawn'),
  lastNote: z.string().optional(),
  outcome: z.string().optional(),
  fourP: FourP.optional(),
  proposedGrade: DisruptionGrade.optional(),
  moderatedGrade: DisruptionGrade.optional(),
  changedAt: Instant,
  changedText: z.string(),
  may: mayStepView,
});
export type TaskView = z.infer<typeof TaskView>;

/** A line of the exported action log. */
export type TaskRow = TaskView;

export const HistoryLine = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  text: z.string().describe('Acknowledged'),
  note: z.string().optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const TaskDetailView = TaskView.extend({ history: z.array(HistoryLine) });
export type TaskDetailView = z.infer<typeof TaskDetailView>;

export const IssueView = z.object({
  id: IssueId,
  reference: z.string().describe('I-27-006'),
  marking: Marking,
  text: z.string(),
  headline: z.string().describe('The first words of the text'),
  agencyId: AgencyId,
  agencyName: z.string(),
  raisedById: MemberId,
  raisedByName: z.string(),
  raisedAt: Instant,
  raisedText: z.string(),
  urgent: z.boolean(),
  restricted: z.boolean(),
  state: z.enum(issueStates),
  stateName: z.string(),
  statusText: z.string().describe('Raised 09:14 by Tom Hesketh'),
  answer: z.string().optional(),
  may: z.object({ edit: z.boolean(), withdraw: z.boolean(), triage: z.boolean() }),
});
export type IssueView = z.infer<typeof IssueView>;

export const IssueDetailView = IssueView.extend({ history: z.array(HistoryLine) });
export type IssueDetailView = z.infer<typeof IssueDetailView>;

/** A file to take away: text as it is, anything else in base64. */
export const FileView = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
});
export type FileView = z.infer<typeof FileView>;

export const AgendaItemView = z.object({
  id: AgendaItemId,
  number: z.number().int(),
  title: z.string(),
  kind: AgendaItemKind,
  purpose: AgendaPurpose,
  minutes: z.number().int(),
  startsAt: LocalTime,
  presenterId: MemberId.optional(),
  presenterName: z.string().optional(),
  papers: z.array(Paper),
  restricted: z.boolean(),
  audience: Audience.optional().describe('Who needs to know; told to those who plan'),
  issueId: IssueId.optional(),
  late: z.enum(['waiting', 'accepted']).optional().describe('Put on after the freeze'),
  carriedText: z.string().optional().describe('Carried twice, first on M1'),
  outcome: z.enum(['open', 'done', 'deferred']),
});
export type AgendaItemView = z.infer<typeof AgendaItemView>;

export const MeetingSummaryView = z.object({
  id: MeetingId,
  reference: z.string().describe('M2'),
  on: LocalDate,
  dayText: z.string().describe('Wed 10 Mar, in 12 days'),
  startsAt: LocalTime,
  endsAt: LocalTime,
  mode: MeetingMode,
  placeText: z.string().describe('Microsoft Teams, or the venue'),
  joinLink: z.string().optional(),
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  next: z.boolean(),
  extra: z.boolean(),
  access: z.string().optional(),
  dayWarning: z.string().optional().describe('Why the day is a poor one, and the next working day'),
  may: z.object({
    plan: z.boolean().describe('Move it, place it, cancel it'),
    edit: z.boolean().describe('Change its agenda'),
    publish: z.boolean(),
    acceptLate: z.boolean(),
    run: z.boolean().describe('Start it and take its steps, record decisions'),
    attend: z.boolean().describe('Reply, sign in, declare an interest'),
    seeRecord: z.boolean().describe('See what is recorded on its items'),
  }),
});
export type MeetingSummaryView = z.infer<typeof MeetingSummaryView>;

export const MeetingView = MeetingSummaryView.extend({
  marking: Marking,
  agenda: z.array(AgendaItemView),
  agendaMinutes: z.number().int(),
  durationMinutes: z.number().int(),
  endsAtInstant: Instant.describe('The planned end'),
  publishedText: z.string().optional().describe('Published 09:14 by Callum Reeve'),
  frozen: z.boolean().describe('Items put on now come late'),
  freezeText: z.string().describe('Frozen from Wed 3 Mar, in 5 days'),
  run: Run.optional().describe(
    'Absent before the start, and while an item is taken that is not shared with the viewer',
  ),
  chairName: z.string().optional().describe('Who runs it'),
  overrunMinutes: z.number().int().optional(),
  refreshments: z.boolean(),
  signInCode: z.string().optional().describe('Told to those who run the panel'),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const MinuteEntryView = z.object({
  id: MinuteEntryId,
  itemId: AgendaItemId,
  kind: MinuteKind,
  text: z.string(),
  grade: DisruptionGrade.optional(),
  fourP: FourP.optional(),
  statusText: z.string().describe('10:42 by Ruth Calder'),
});
export type MinuteEntryView = z.infer<typeof MinuteEntryView>;

export const MeetingTaskView = z.object({
  id: TaskId,
  itemId: AgendaItemId.optional(),
  reference: z.string(),
  title: z.string(),
  holderText: z.string().describe('HM Revenue and Customs, Joanne Birkett'),
  dueText: z.string(),
});
export type MeetingTaskView = z.infer<typeof MeetingTaskView>;

/** What has been recorded on a meeting's items so far. */
export const MeetingRecordView = z.object({ entries: z.array(MinuteEntryView), tasks: z.array(MeetingTaskView) });
export type MeetingRecordView = z.infer<typeof MeetingRecordView>;

const InterestView = z.object({ itemId: AgendaItemId, text: z.string(), recused: z.boolean() });
const FloorView = z.object({ itemId: AgendaItemId, answer: FloorAnswer });

/** The viewer's own part in a meeting. */
export const OwnAttendanceView = z.object({
  reply: z.enum(['coming', 'apology', 'substitute']).optional(),
  replyText: z.string().optional().describe('Zoe Grant comes instead'),
  present: z.boolean(),
  presentText: z.string().optional().describe('In at 10:12'),
  interests: z.array(InterestView),
  floors: z.array(FloorView),
  substitutes: z.array(z.object({ id: MemberId, name: z.string(), seesContent: z.boolean() })),
});
export type OwnAttendanceView = z.infer<typeof OwnAttendanceView>;

export const AttendeeView = z.object({
  memberId: MemberId,
  name: z.string(),
  agencyId: AgencyId,
  agencyName: z.string(),
  roleName: z.string(),
  state: z.enum(['present', 'left', 'coming', 'apology', 'substitute', 'unknown']),
  stateText: z.string().describe('In at 10:12'),
  interests: z.array(InterestView),
  floors: z.array(FloorView),
});
export type AttendeeView = z.infer<typeof AttendeeView>;

export const AttendanceView = z.object({
  people: z.array(AttendeeView),
  presentPeople: z.number().int(),
  presentAgencies: z.number().int(),
  coming: z.number().int(),
  apologies: z.number().int(),
  quorate: z.boolean(),
  quorumText: z.string().describe('Advisory quorum reached: 12 people of 9 agencies (8 of 5 wanted)'),
  headCountText: z.string().optional().describe('Refreshments for 33: for a meeting in a room'),
});
export type AttendanceView = z.infer<typeof AttendanceView>;

export const MinutesView = z.object({
  meetingId: MeetingId,
  reference: z.string(),
  version: z.number().int(),
  versions: z.number().int(),
  state: z.enum(['draft', 'confirmed', 'agreed']),
  stateText: z.string().describe('Confirmed 14:02 by Ruth Calder'),
  marking: Marking,
  timesText: z.string().describe('10:00 to 12:03, 3 minutes over'),
  quorumText: z.string(),
  present: z.array(z.object({ name: z.string(), agency: z.string(), note: z.string().optional() })),
  apologies: z.array(z.object({ name: z.string(), agency: z.string(), note: z.string().optional() })),
  sections: z.array(MinuteSection.omit({ audience: true }).extend({ restricted: z.boolean() })),
  amendments: z.array(z.string()),
  hasAnnex: z.boolean().describe('Some of what the viewer may read stands in the restricted annex'),
  may: z.object({ edit: z.boolean(), confirm: z.boolean(), agree: z.boolean(), reopen: z.boolean() }),
});
export type MinutesView = z.infer<typeof MinutesView>;

export const LogEntryView = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  action: z.string(),
  kind: LogKind,
  subject: LogSubject,
  hash: z.string(),
});
export type LogEntryView = z.infer<typeof LogEntryView>;

/** A page of a list; `cursor` asks for the next one and is absent on the last. */
export function pageOf<Item extends z.ZodTypeAny>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}

export const SessionView = z.object({
  person: PersonView,
  panel: z.object({
    id: z.string(),
    name: z.string(),
    force: z.string(),
    referencePrefix: z.string(),
    timeZone: z.string(),
    marking: Marking,
  }),
  isaCurrent: z.boolean(),
  now: Instant,
  today: LocalDate,
  /** By right of the table of rights. */
  may: z.record(z.boolean()),
});
export type SessionView = z.infer<typeof SessionView>;
