import { Retained } from './retained';
import { without } from './without';
import { z } from 'zod';
import { defaultTargets, type Targets } from './targets';
import { type Disclosure, Disclosures, withDisclosures } from './disclosure';
import { Audience, memberReader, readersOf } from './audience';
import { AgencyId, IssueId, MeetingId, MemberId, PanelId, TaskId } from './ids';
import { Restriction } from './restriction';
import { Reason, Stamp } from './task';
import { typedLine, typedText } from './text';
import { ThreatName } from './threat';
import { addMinutes, Instant } from './time';

export const IssueText = typedText(2000);
export const Answer = typedText(2000);

/** Of what kind it is: by threats under the panel's names, where, and of which trade. */
export const IssueTags = z.object({
  threats: z.array(ThreatName).max(10),
  place: typedLine(120).optional(),
  sector: typedLine(60).optional(),
});
export type IssueTags = z.infer<typeof IssueTags>;

const IssueCore = z.object({
  id: IssueId,
  panelId: PanelId,
  number: z.number().int().positive(),
  /** "I-27-006" */
  reference: z.string(),
  text: IssueText,
  agencyId: AgencyId,
  urgent: z.boolean(),
  audience: Audience,
  /** Why it is for few, where it is and somebody said. */
  restriction: Restriction.optional(),
  raised: Stamp,
  changed: Stamp,
  /** Urgent ones: when it first reached one of those who are told. */
  notifiedAt: Instant.optional(),
  /** Urgent ones: who of those told answered first. */
  acknowledged: Stamp.optional(),
  /** When an agency other than the raiser's was first told of it by name: share time ends here. */
  disclosed: z.object({ at: Instant, agencyIds: z.array(AgencyId).min(1) }).optional(),
  /** Through which gateway, and for what, each agency that needs one may know of it. */
  disclosures: Disclosures.optional(),
  /** Issues that were merged into this one, whose histories go on in it. */
  mergedFrom: z.array(IssueId).optional(),
  /** Those who left for an item about it: nothing that is made of it is for them. */
  recusedIds: z.array(MemberId).max(60).optional(),
  tags: IssueTags.optional(),
  retention: Retained.optional(),
});
type IssueCore = z.infer<typeof IssueCore>;

const Triaged = IssueCore.extend({ triaged: Stamp });

/** What came of it at the meeting that discussed it. */
const Came = z.object({
  decisions: z.number().int().nonnegative(),
  taskReferences: z.array(z.string()).max(100),
});
export type Came = z.infer<typeof Came>;

/**
 * What a member raised between or at meetings.
 *
 *   raised ─triage▶ triaged ─▶ onAgenda | tasked | merged | closed      raised ─withdraw▶ withdrawn
 *   onAgenda ─the meeting closes▶ discussed
 *
 * An issue that is put on the agenda, made a task, merged or closed straight from `raised` is triaged by that.
 */
export const Issue = z.discriminatedUnion('state', [
  IssueCore.extend({ state: z.literal('raised') }),
  Triaged.extend({ state: z.literal('triaged') }),
  Triaged.extend({ state: z.literal('onAgenda'), meetingId: MeetingId }),
  Triaged.extend({ state: z.literal('discussed'), meetingId: MeetingId, discussed: Stamp, came: Came }),
  Triaged.extend({ state: z.literal('tasked'), taskId: TaskId, taskReference: z.string() }),
  Triaged.extend({ state: z.literal('merged'), intoId: IssueId, intoReference: z.string() }),
  Triaged.extend({ state: z.literal('closed'), closed: Stamp, answer: Answer }),
  IssueCore.extend({ state: z.literal('withdrawn'), withdrawn: Stamp, reason: Reason.optional() }),
]);
export type Issue = z.infer<typeof Issue>;
export type IssueState = Issue['state'];

export const issueStates = [
  'raised',
  'triaged',
  'onAgenda',
  'discussed',
  'tasked',
  'merged',
  'closed',
  'withdrawn',
] as const satisfies readonly IssueState[];

const openStates: readonly IssueState[] = ['raised', 'triaged', 'onAgenda', 'tasked'];
const undecidedStates: readonly IssueState[] = ['raised', 'triaged', 'onAgenda'];

/** Whether it is still for the coordinator to decide what becomes of it. */
export function isUndecided({ state }: Pick<Issue, 'state'>): boolean {
  return undecidedStates.includes(state);
}

/** Whether it is to be discussed at that meeting. */
export function waitsAt(issue: Issue, meetingId: MeetingId): issue is Extract<Issue, { state: 'onAgenda' }> {
  return issue.state === 'onAgenda' && issue.meetingId === meetingId;
}

/** Urgent, and nobody has said that it is in hand nor dealt with it: it stands first wherever issues are listed. */
export function isWaitedFor(issue: Issue): boolean {
  return issue.urgent && issue.acknowledged === undefined && isUndecided(issue);
}

/** By when somebody is to take what is urgent in hand. */
export function answerDueAt(
  { raised }: Pick<Issue, 'raised'>,
  { targets = defaultTargets }: { readonly targets?: Targets | undefined },
): Instant {
  return addMinutes(raised.at, targets.urgentHours * 60);
}

export function isOpenIssue(issue: Pick<Issue, 'state'>): boolean {
  return openStates.includes(issue.state);
}

export function issueReference(year: string, number: number): string {
  return `I-${year}-${String(number).padStart(3, '0')}`;
}

/** Restricted or not, recused or not, whoever raised an issue goes on seeing it. */
export function issueReaders({ audience, recusedIds = [], raised }: Issue): string[] {
  const hiddenFrom = recusedIds.filter((id) => id !== raised.by);
  return [...readersOf(audience, hiddenFrom), memberReader(raised.by)];
}

/** What somebody declared on an item about it last: that they leave for it, or not any more. */
export function withRecusal(issue: Issue, memberId: MemberId, isRecused: boolean): Issue {
  const { recusedIds = [] } = issue;
  if (recusedIds.includes(memberId) === isRecused) return issue;
  return { ...issue, recusedIds: isRecused ? [...recusedIds, memberId] : recusedIds.filter((id) => id !== memberId) };
}

/** It came to `memberId` at `at`: the first of those told of an urgent issue counts, before it was in hand. */
export function notified(issue: Issue, memberId: MemberId, at: Instant): Issue {
  const { urgent, notifiedAt, raised, acknowledged } = issue;
  if (!urgent || notifiedAt !== undefined || raised.by === memberId || !isOpenIssue(issue)) return issue;
  return acknowledged === undefined || at <= acknowledged.at ? { ...issue, notifiedAt: at } : issue;
}

/** With why each of `agencyIds` may know of it; told again for another purpose, both stand. */
export function sharedUnder(issue: Issue, agencyIds: readonly AgencyId[], why: Disclosure, at: Instant): Issue {
  return withDisclosures(issue, { agencyIds, why, at });
}

/** The first time counts; what the raiser's own agency knows already is no disclosure. */
export function disclosedTo(issue: Issue, agencyIds: readonly AgencyId[], at: Instant): Issue {
  const others = agencyIds.filter((id) => id !== issue.agencyId);
  if (issue.disclosed !== undefined || others.length === 0) return issue;
  return { ...issue, disclosed: { at, agencyIds: others } };
}

/** What belongs to one state or another. */
const ofStates = [
  ...['state', 'triaged', 'meetingId', 'taskId', 'taskReference', 'intoId', 'intoReference'],
  ...['discussed', 'came', 'closed', 'answer', 'withdrawn', 'reason'],
] as const;

/** The issue without what belongs to its state. */
export function coreOf(issue: Issue): Omit<Issue, (typeof ofStates)[number]> {
  return without(issue, ofStates);
}
