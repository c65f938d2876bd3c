import { z } from 'zod';
import { Audience, isReader, memberReader, readersOf } from './audience';
import { AgencyId, IssueId, MeetingId, type MemberId, PanelId, TaskId } from './ids';
import { Refusal } from './refusal';
import { hasRight, type Viewer } from '../access/rights';
import { Reason, Stamp } from './task';
import { typedText } from './text';
import { Instant } from './time';

export const IssueText = typedText(2000);
export const Answer = typedText(2000);

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
  raised: Stamp,
  changed: Stamp,
  /** Urgent ones: when it first reached one of those who are told. */
  notifiedAt: Instant.optional(),
  /** Urgent ones: who of those told answered first. */
  acknowledged: Stamp.optional(),
  /** When an agency other than the raiser's was first told of it by name: share time ends here. */
  disclosed: z.object({ at: Instant, agencyIds: z.array(AgencyId).min(1) }).optional(),
  /** Issues that were merged into this one, whose histories go on in it. */
  mergedFrom: z.array(IssueId).optional(),
});
type IssueCore = z.infer<typeof IssueCore>;

const Triaged = IssueCore.extend({ triaged: Stamp });

/**
 * What a member raised between or at meetings.
 *
 *   raised ─triage▶ triaged ─▶ onAgenda | tasked | merged | closed      raised ─withdraw▶ withdrawn
 *
 * An issue that is put on the agenda, made a task, merged or closed straight from `raised` is triaged by that.
 */
export const Issue = z.discriminatedUnion('state', [
  IssueCore.extend({ state: z.literal('raised') }),
  Triaged.extend({ state: z.literal('triaged') }),
  Triaged.extend({ state: z.literal('onAgenda'), meetingId: MeetingId }),
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
  'tasked',
  'merged',
  'closed',
  'withdrawn',
] as const satisfies readonly IssueState[];

const openStates: readonly IssueState[] = ['raised', 'triaged', 'onAgenda', 'tasked'];
const triageableStates: readonly IssueState[] = ['raised', 'triaged', 'onAgenda'];

export function isOpenIssue(issue: Pick<Issue, 'state'>): boolean {
  return openStates.includes(issue.state);
}

export function issueReference(year: string, number: number): string {
  return `I-${year}-${String(number).padStart(3, '0')}`;
}

/** Restricted or not, whoever raised an issue goes on seeing it. */
export function issueReaders(issue: Issue): string[] {
  return [...readersOf(issue.audience), memberReader(issue.raised.by)];
}

/** Without a current agreement an agency sees only what it raised itself. */
export function maySeeIssue(issue: Issue, viewer: Viewer): boolean {
  if (!hasRight(viewer, 'issue.see')) return false;
  if (!viewer.isaCurrent) return issue.raised.by === viewer.member.id;
  return isReader(issueReaders(issue), viewer.member);
}

export function mayEdit(issue: Issue, viewer: Viewer): boolean {
  return issue.state === 'raised' && issue.raised.by === viewer.member.id && hasRight(viewer, 'issue.raise');
}

export function mayTriage(issue: Issue, viewer: Viewer): boolean {
  return triageableStates.includes(issue.state) && hasRight(viewer, 'issue.triage');
}

/** @throws Refusal `only-the-raiser`, `already-triaged` */
export function edit(issue: Issue, text: string, viewer: Viewer, now: Instant): Issue {
  guardRaiser(issue, viewer);
  if (issue.text === text) return issue;
  return { ...issue, text, changed: { by: viewer.member.id, at: now } };
}

/** @throws Refusal `only-the-raiser`, `already-triaged` */
export function withdrawIssue(issue: Issue, reason: string | undefined, viewer: Viewer, now: Instant): Issue {
  if (issue.state === 'withdrawn' && issue.raised.by === viewer.member.id) return issue;
  guardRaiser(issue, viewer);
  const stamp = { by: viewer.member.id, at: now };
  return {
    ...coreOf(issue),
    state: 'withdrawn',
    changed: stamp,
    withdrawn: stamp,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** An urgent issue is to be acknowledged within four hours, day or night. */
export const URGENT_ACK_MINUTES = 4 * 60;

export function mayAcknowledge(issue: Issue, viewer: Viewer): boolean {
  if (!issue.urgent || issue.acknowledged !== undefined || !isOpenIssue(issue)) return false;
  return hasRight(viewer, 'issue.triage') || (viewer.member.onDuty === true && hasRight(viewer, 'issue.see'));
}

/** Whether `memberId`, told of it at `at`, is the first of those told of an urgent issue, and before it was in hand. */
export function isToldFirst(issue: Issue, memberId: MemberId, at: Instant): boolean {
  const { urgent, notifiedAt, raised, acknowledged } = issue;
  if (!urgent || notifiedAt !== undefined || raised.by === memberId || !isOpenIssue(issue)) return false;
  return acknowledged === undefined || at <= acknowledged.at;
}

/** The first of those told says that it is in hand; whoever comes second changes nothing. @throws Refusal `not-allowed` */
export function acknowledgeIssue(issue: Issue, viewer: Viewer, now: Instant): Issue {
  if (issue.acknowledged !== undefined || !isOpenIssue(issue)) return issue;
  if (!mayAcknowledge(issue, viewer)) throw new Refusal('not-allowed');
  const stamp = { by: viewer.member.id, at: now };
  return { ...issue, acknowledged: stamp, changed: stamp };
}

/** The first time counts; what the raiser's own agency knows already is no disclosure. */
export function disclosedTo(issue: Issue, agencyIds: readonly AgencyId[], at: Instant): Issue {
  const others = agencyIds.filter((id) => id !== issue.agencyId);
  if (issue.disclosed !== undefined || others.length === 0) return issue;
  return { ...issue, disclosed: { at, agencyIds: others } };
}

function guardRaiser(issue: Issue, viewer: Viewer): void {
  if (issue.raised.by !== viewer.member.id) throw new Refusal('only-the-raiser');
  if (!mayEdit(issue, viewer)) throw new Refusal('already-triaged', { reference: issue.reference });
}

/** What becomes of an issue: each decision of whoever triages. */
export type Triage =
  | { readonly kind: 'triaged'; readonly audience: Audience }
  | { readonly kind: 'onAgenda'; readonly meetingId: MeetingId }
  | { readonly kind: 'tasked'; readonly taskId: TaskId; readonly taskReference: string }
  | { readonly kind: 'merged'; readonly into: Issue }
  | { readonly kind: 'closed'; readonly answer: string };

/** @throws Refusal `not-allowed`, `already-decided`, `same-issue` */
export function triage(issue: Issue, decision: Triage, viewer: Viewer, now: Instant): Issue {
  if (!hasRight(viewer, 'issue.triage')) throw new Refusal('not-allowed');
  if (!mayTriage(issue, viewer)) throw new Refusal('already-decided', { reference: issue.reference });
  if (isAsDecided(issue, decision)) return issue;
  const stamp = { by: viewer.member.id, at: now };
  const triaged = 'triaged' in issue ? issue.triaged : stamp;
  const core = { ...coreOf(issue), changed: stamp, triaged };

  switch (decision.kind) {
    case 'triaged':
      return issue.state === 'onAgenda'
        ? { ...core, state: 'onAgenda', meetingId: issue.meetingId, audience: decision.audience }
        : { ...core, state: 'triaged', audience: decision.audience };
    case 'onAgenda':
      return { ...core, state: 'onAgenda', meetingId: decision.meetingId };
    case 'tasked':
      return { ...core, state: 'tasked', taskId: decision.taskId, taskReference: decision.taskReference };
    case 'merged':
      return mergedInto(issue.id, core, decision.into);
    case 'closed':
      return { ...core, state: 'closed', closed: stamp, answer: decision.answer };
  }
}

/** A second click changes nothing. */
function isAsDecided(issue: Issue, decision: Triage): boolean {
  if (decision.kind === 'onAgenda') return issue.state === 'onAgenda' && issue.meetingId === decision.meetingId;
  if (decision.kind !== 'triaged' || issue.state === 'raised') return false;
  return JSON.stringify(issue.audience) === JSON.stringify(decision.audience);
}

function mergedInto(id: IssueId, core: IssueCore & { triaged: Stamp }, into: Issue): Issue {
  if (into.id === id) throw new Refusal('same-issue');
  if (!isOpenIssue(into)) throw new Refusal('already-decided', { reference: into.reference });
  return { ...core, state: 'merged', intoId: into.id, intoReference: into.reference };
}

/** The issue that goes on, with what came into it: what had been merged into the other comes along. */
export function withMerged(into: Issue, other: Issue, stamp: Stamp): Issue {
  const mergedFrom = [...new Set([...(into.mergedFrom ?? []), other.id, ...(other.mergedFrom ?? [])])];
  return { ...into, mergedFrom, changed: stamp };
}

function coreOf(issue: Issue): IssueCore {
  const { id, panelId, number, reference, text, agencyId, urgent, audience, raised, changed } = issue;
  const { acknowledged, disclosed, notifiedAt, mergedFrom } = issue;
  const core = { id, panelId, number, reference, text, agencyId, urgent, audience, raised, changed };
  return {
    ...core,
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(disclosed === undefined ? {} : { disclosed }),
    ...(notifiedAt === undefined ? {} : { notifiedAt }),
    ...(mergedFrom === undefined ? {} : { mergedFrom }),
  };
}
