import { z } from 'zod';
import { DisruptionGrade, FourP } from '../domain/disruption';
import { AgencyId, GroupId, IssueId, MemberId, TaskId } from '../domain/ids';
import { issueStates } from '../domain/issue';
import { LogKind, LogSubject } from '../domain/log';
import { Marking } from '../domain/marking';
import { Role } from '../domain/member';
import { taskStates } from '../domain/task';
import { Instant, LocalDate } from '../domain/time';
import { InstallOutcome } from '../domain/contact';

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
  needsGateway: z.boolean().describe('Told only through a legal gateway, for a stated purpose'),
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
  disclosureText: z.string().optional().describe('Shared under … for …'),
  partOf: z.object({ id: TaskId, reference: z.string() }).optional(),
  chasedText: z.string().optional(),
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
  mayDirect: z.object({ split: z.boolean(), chase: z.boolean() }),
});
export type TaskView = z.infer<typeof TaskView>;

export const TaskTemplateView = z.object({ title: z.string(), detail: z.string().optional(), dueOn: LocalDate });
export type TaskTemplateView = z.infer<typeof TaskTemplateView>;

/** A line of the exported action log. */
export type TaskRow = TaskView;

export const HistoryLine = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  text: z.string().describe('Acknowledged'),
  note: z.string().optional(),
  reference: z.string().optional().describe('I-27-004: of another issue, which was merged into this one'),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const TaskPartView = z.object({
  id: TaskId,
  reference: z.string(),
  holderText: z.string(),
  stateName: z.string(),
});
export type TaskPartView = z.infer<typeof TaskPartView>;

export const TaskDetailView = TaskView.extend({ history: z.array(HistoryLine), parts: z.array(TaskPartView) });
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
  sharedText: z.string().optional().describe('Shared with HM Revenue and Customs after 3 h 5 min'),
  urgentText: z.string().optional().describe('Acknowledged after 21 min by Siobhan Kerr'),
  answer: z.string().optional(),
  may: z.object({ edit: z.boolean(), withdraw: z.boolean(), triage: z.boolean(), acknowledge: z.boolean() }),
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

export const UpcomingReminderView = z.object({
  key: z.string(),
  day: LocalDate,
  dayText: z.string(),
  state: z.enum(['planned', 'held']),
  about: z.enum(['task', 'meeting', 'agreement']),
  reference: z.string(),
  said: z.string().describe('What the bot says above the card'),
  to: z.array(z.object({ memberId: MemberId, name: z.string() })),
});
export type UpcomingReminderView = z.infer<typeof UpcomingReminderView>;

export const ReminderPreviewView = z.object({
  summary: z.string().describe('What the notification says'),
  card: z.record(z.unknown()).describe('An Adaptive Card'),
});
export type ReminderPreviewView = z.infer<typeof ReminderPreviewView>;

export const DigestView = z.object({
  marking: Marking,
  lines: z.array(
    z.object({
      text: z.string(),
      count: z.string().describe('"200+" where there are more'),
      place: z.string().describe('The list of the tab that it counts'),
    }),
  ),
  nextMeetingText: z.string().optional(),
});
export type DigestView = z.infer<typeof DigestView>;

export const DeliveryView = z.object({
  messageId: z.string(),
  what: z.string().describe('Task SEN-27-014'),
  to: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  stateText: z.string().describe('Sent 09:14'),
  by: z.string().optional().describe('How it arrived: card in chat'),
  triedTexts: z.array(z.string()).describe('Card in chat: has blocked the bot, 09:14'),
  seenText: z.string().optional().describe('Seen 09:20'),
  reasonText: z.string().optional(),
  mayRetry: z.boolean(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const NotReachedView = z.object({
  memberId: MemberId,
  name: z.string(),
  agencyName: z.string(),
  phone: z.string().optional(),
  count: z.number().int().describe('Messages that wait or were lost on the way'),
  sinceText: z.string(),
  reasonText: z.string(),
  reachedText: z.string().optional().describe('Reached by e-mail 09:14, seen 09:20: nothing waits'),
  mayInstall: z.boolean().describe('Whether the app can be installed for them from here'),
});
export type NotReachedView = z.infer<typeof NotReachedView>;

export const AppInstallView = z.object({
  outcome: z.enum(['met', ...InstallOutcome.options]),
  text: z.string().describe('What happened'),
});
export type AppInstallView = z.infer<typeof AppInstallView>;

export const GroupView = z.object({
  id: GroupId,
  operation: z.string(),
  reference: z.string().describe('NM-OCG-031'),
  threats: z.array(z.string()),
  lroName: z.string().optional().describe('Lead responsible officer'),
});
export type GroupView = z.infer<typeof GroupView>;

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
