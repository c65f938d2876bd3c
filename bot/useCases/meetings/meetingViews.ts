import { z } from 'zod';
import { AgendaItemKind, AgendaPurpose, Paper } from '../../domain/agenda';
import { FloorAnswer } from '../../domain/attendance';
import { Audience } from '../../domain/audience';
import { CreditedIds, DisruptionGrade, FourP } from '../../domain/disruption';
import { AgencyId, AgendaItemId, GroupId, IssueId, MeetingId, MemberId, MinuteEntryId, TaskId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { MinuteKind, MinuteSection } from '../../domain/minutes';
import { MeetingMode } from '../../domain/panel';
import { Run } from '../../domain/run';
import type { SharedTask } from '../tasks/taskViews';
import { Instant, LocalDate, LocalTime } from '../../domain/time';

/** What the tab and the cards show of a meeting to one person. */

export const ProfileView = z.object({
  text: z.string().describe('Local profile 4.2, 7 months old'),
  isOld: z.boolean().describe('Older than twelve months'),
  url: z.string().optional(),
});
export type ProfileView = z.infer<typeof ProfileView>;

export const AgendaItemView = z.object({
  id: AgendaItemId,
  number: z.string().optional().describe('"7", "7.2" for what stands in a line; none while it waits for the chair'),
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
  restrictedText: z.string().optional().describe('Restricted to …; told to those who plan'),
  disclosureTexts: z
    .array(z.string())
    .optional()
    .describe('Shared with HMRC under …: to those who plan and to whom it tells of'),
  sharedWith: z.array(AgencyId).optional().describe('For whom a gateway stands on it; told to those who plan'),
  issueId: IssueId.optional().describe('Told to those who may see the issue'),
  issueOpen: z.boolean().optional().describe('Told with the issue: everybody may read its words, on a stage too'),
  groupId: GroupId.optional(),
  presentation: z
    .enum(['live', 'preRead'])
    .optional()
    .describe('Its group is presented now, or to read before; told to those who may know of its people'),
  preRead: z.literal(true).optional().describe('Told to those who plan'),
  threatPicture: z
    .object({ profile: ProfileView.optional().describe('Absent where none is named') })
    .optional()
    .describe('On the item for the threat picture; told to those who may see what threats there are'),
  isEntry: z.boolean().describe('Stands for an issue or a group: in a line of its kind it uses that line’s minutes'),
  late: z.enum(['waiting', 'accepted']).optional().describe('Put on after the freeze'),
  carriedText: z.string().optional().describe('Carried twice, first on M1'),
  outcome: z.enum(['open', 'done', 'deferred']),
  dealtWith: z.literal(true).optional().describe('Its issue was dealt with otherwise: it is carried nowhere'),
  may: z
    .object({
      record: z.boolean().describe('Record decisions, notes and disruptions'),
      giveTask: z.boolean(),
      speak: z.boolean().describe('Say whether they have something to share'),
    })
    .describe('Nothing for whoever left for it'),
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
    link: z.boolean().describe('Have its join link made by Teams'),
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
  marking: BorneMarking,
  agenda: z.array(AgendaItemView),
  agendaMinutes: z.number().int(),
  durationMinutes: z.number().int(),
  endsAtInstant: Instant.describe('The planned end'),
  publishedText: z.string().optional().describe('Published 09:14 by Callum Reeve'),
  frozen: z.boolean().describe('Items put on now come late'),
  freezeText: z.string().describe('Frozen from Wed 3 Mar, in 5 days'),
  draftMinutes: z
    .object({ meetingId: MeetingId, reference: z.string() })
    .optional()
    .describe('The meeting before a planned one, while its minutes wait to be confirmed; told to those who plan'),
  cancelling: z
    .object({ told: z.number().int(), items: z.number().int(), goTo: z.string().optional() })
    .optional()
    .describe(
      'What cancelling a planned meeting means: how many hear of it, how many items go to which; told to those who plan',
    ),
  run: Run.optional().describe(
    'Absent before the start, and while an item is taken that is not shared with the viewer',
  ),
  chairName: z.string().optional().describe('Who runs it'),
  overrunMinutes: z.number().int().optional(),
  hasMinutes: z.boolean().describe('There are minutes of it that the viewer may read'),
  signInLink: z.string().optional().describe('What the code on the wall says; told to those who run the panel'),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const MinuteEntryView = z.object({
  id: MinuteEntryId,
  meetingId: MeetingId,
  itemId: AgendaItemId,
  kind: MinuteKind,
  text: z.string(),
  grade: DisruptionGrade.optional(),
  fourP: FourP.optional(),
  agencyIds: CreditedIds.optional().describe('Credited with a disruption'),
  statusText: z.string().describe('10:42 by Ruth Calder'),
  restricted: z.boolean(),
});
export type MinuteEntryView = z.infer<typeof MinuteEntryView>;

export const MeetingTaskView = z.object({
  id: TaskId,
  itemId: AgendaItemId.optional(),
  reference: z.string(),
  title: z.string(),
  agencyName: z.string(),
  holderText: z.string().describe('HM Revenue and Customs, Joanne Birkett'),
  dueText: z.string(),
  restricted: z.boolean().describe('Shared with named people alone: on no card for everybody'),
});
export type MeetingTaskView = z.infer<typeof MeetingTaskView>;

/** What has been recorded on a meeting's items so far. */
export const MeetingRecordView = z.object({
  marking: BorneMarking,
  entries: z.array(MinuteEntryView),
  tasks: z.array(MeetingTaskView),
});
export type MeetingRecordView = z.infer<typeof MeetingRecordView>;

const InterestView = z.object({ itemId: AgendaItemId, text: z.string(), recused: z.boolean() });
const FloorView = z.object({ itemId: AgendaItemId, answer: FloorAnswer });

/** The viewer's own part in a meeting. */
export const OwnAttendanceView = z.object({
  reply: z.enum(['coming', 'apology', 'substitute']).optional(),
  replyText: z.string().optional().describe('Zoe Grant comes instead'),
  substitute: z.object({ memberId: MemberId.optional(), name: z.string() }).optional(),
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
  meetingId: MeetingId,
  reference: z.string().describe('M2'),
  restrictedItemIds: z
    .array(AgendaItemId)
    .describe('Restricted items on which others said something that is read here'),
  people: z.array(AttendeeView),
  presentPeople: z.number().int(),
  presentAgencies: z.number().int(),
  coming: z.number().int(),
  apologies: z.number().int(),
  missingAgencies: z.array(z.string()).describe('Expected, nobody of theirs is or was there, and no apology came'),
  quorate: z.boolean(),
  quorumText: z.string().describe('Advisory quorum of 8 people from 5 agencies reached: 12 people from 9 agencies'),
  headCountText: z.string().optional().describe('Refreshments for 33: for a meeting in a room'),
});
export type AttendanceView = z.infer<typeof AttendanceView>;

/**
 * `notReached`: a line of the template, which stands on the next agenda anyway; `dealtWith`: its issue was dealt with
 * otherwise.
 */
const SectionOutcome = z.enum(['discussed', 'carried', 'notReached', 'dealtWith']);
export type SectionOutcome = z.infer<typeof SectionOutcome>;

export const MinutesView = z.object({
  meetingId: MeetingId,
  reference: z.string(),
  version: z.number().int(),
  versions: z.number().int(),
  state: z.enum(['draft', 'confirmed', 'agreed']),
  stateText: z.string().describe('Confirmed 14:02 by Ruth Calder'),
  marking: BorneMarking,
  timesText: z.string().describe('10:00 to 12:03, 3 minutes over'),
  quorumText: z.string(),
  present: z.array(z.object({ name: z.string(), agency: z.string(), note: z.string().optional() })),
  apologies: z.array(z.object({ name: z.string(), agency: z.string(), note: z.string().optional() })),
  sections: z.array(
    MinuteSection.omit({ audience: true, recusedIds: true, dealtWith: true }).extend({
      interests: z
        .array(z.string())
        .describe('Tom Hesketh (Northmoor Council): my brother’s shop; left for this item.'),
      outcome: SectionOutcome,
      number: z.string().describe('7, 7.2'),
      restricted: z.boolean(),
    }),
  ),
  amendments: z.array(z.string()),
  hasAnnex: z.boolean().describe('Some of what the viewer may read stands in the restricted annex'),
  may: z.object({ edit: z.boolean(), confirm: z.boolean(), agree: z.boolean(), reopen: z.boolean() }),
});
export type MinutesView = z.infer<typeof MinutesView>;

/** What a meeting came to, as far as everybody in a chat of many may know. */
export interface MeetingSummary {
  readonly meeting: MeetingView;
  /** 10:00 to 12:03, 3 minutes over */
  readonly timesText: string;
  readonly people: number;
  readonly agencies: number;
  readonly decisions: number;
  /** Without a word of them. */
  readonly tasks: readonly SharedTask[];
  readonly carried: number;
  /** Where the carried items stand now: M3. */
  readonly carriedTo?: string | undefined;
}
