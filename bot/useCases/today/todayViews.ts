import { z } from 'zod';
import { CorrectionId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import { Instant } from '../../domain/time';
import { AgreementToSignView } from '../partners/agreementViews';
import { AccessRequestView } from '../restrictions/restrictionViews';

/** What lines of Today tell of, the most urgent first: the order in which they stand. */
export const todayKinds = [
  'littleSeen',
  'urgentIssue',
  'meetingRuns',
  'correction',
  'readiness',
  'logMissed',
  'taskLate',
  'taskToAnswer',
  'agreementToSign',
  'notReached',
  'moreTime',
  'declined',
  'lateItems',
  'meetingTooLong',
  'minutesToConfirm',
  'meetingUnpublished',
  'pastTarget',
  'escalated',
  'access',
  'issuesRaised',
  'signIns',
  'chats',
  'reply',
  'proposed',
  'blocked',
  'completed',
  'disruptions',
  'control',
  'agreement',
  'restrictions',
  'overdue',
  'retention',
  'setUp',
  'taskOpen',
  'group',
  'meeting',
  'visit',
  'agenda',
  'issueOfMine',
  'issueDecided',
  'confidentiality',
  'log',
  'health',
  'changed',
] as const;
export type TodayKind = (typeof todayKinds)[number];

/** What is done in place, with one click. */
const TodayAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), taskId: TaskId }),
  z.object({ kind: z.literal('takeInHand'), issueId: IssueId }),
  z.object({ kind: z.literal('correctionSeen'), correctionId: CorrectionId }),
  z.object({ kind: z.literal('reply'), meetingId: MeetingId }),
  AgreementToSignView.pick({ title: true, agencyName: true, untilText: true, terms: true }).extend({
    kind: z.literal('sign'),
  }),
  z.object({
    kind: z.literal('giveAccess'),
    request: AccessRequestView.pick({ id: true, reference: true, byName: true, needsGateway: true }),
  }),
]);

export const TodayLineView = z.object({
  key: z.string().describe('The same line keeps it: what it is about'),
  kind: z.enum(todayKinds),
  rank: z.number().int().describe('Lower is more urgent'),
  reference: z.string().optional().describe('SEN-27-014'),
  title: z.string().optional().describe('As somebody wrote it; of what is restricted, only that it is'),
  text: z.string().describe('M2 is 50 minutes too long and freezes on Wed 3 Mar, in 2 days'),
  count: z.number().int().describe('How many things it stands for'),
  waits: z.boolean().describe('It waits for whoever asks; else it is told'),
  forOthers: z.literal(true).optional().describe('It waits for others too: no count beside its screen'),
  isLate: z.boolean(),
  lateText: z.string().optional().describe('What is said instead of `text` once `lateAt` has passed'),
  lateAt: Instant.optional().describe('From when on it is late'),
  place: z.string().optional().describe('Where in the tab that is: action-log?state=declined'),
  go: z.string().optional().describe('What one does there: See them all'),
  act: TodayAct.optional(),
  writeTo: z.object({ name: z.string(), email: z.string() }).optional().describe('Who puts it right'),
});
export type TodayLineView = z.infer<typeof TodayLineView>;

export const TodayView = z.object({
  items: z.array(TodayLineView),
  asOf: z.number().int().describe('The change up to which it is true'),
});
export type TodayView = z.infer<typeof TodayView>;
