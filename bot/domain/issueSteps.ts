import { type Audience, isSameAudience } from './audience';
import type { IssueId, MeetingId, TaskId } from './ids';
import { canonical } from './canonical';
import { type Came, coreOf, type Issue, type IssueTags, isOpenIssue, isUndecided } from './issue';
import { Refusal } from './refusal';
import { readBy, type Restriction } from './restriction';
import type { Stamp } from './task';

/** What may be done with an issue, each by whoever its row in the table of commands says. */
export const issueStepNames = ['edit', 'withdraw', 'triage', 'acknowledge', 'callMeeting', 'tag'] as const;
export type IssueStep = (typeof issueStepNames)[number];

const leadsOn: Readonly<Record<IssueStep, (issue: Issue) => boolean>> = {
  edit: ({ state }) => state === 'raised',
  withdraw: ({ state }) => state === 'raised',
  triage: isUndecided,
  acknowledge: (issue) => issue.urgent && issue.acknowledged === undefined && isOpenIssue(issue),
  /** For what is urgent and stands on no agenda yet. */
  callMeeting: ({ urgent, state }) => urgent && (state === 'raised' || state === 'triaged'),
  /** One that was merged counts as the other. */
  tag: ({ state }) => state !== 'withdrawn' && state !== 'merged',
};

/** Whether the step would change the issue, whoever takes it. */
export function canStepIssue(issue: Issue, step: IssueStep): boolean {
  return leadsOn[step](issue);
}

/** Until somebody has looked at it. @throws Refusal `already-triaged` */
export function edit(issue: Issue, text: string, stamp: Stamp): Issue {
  guardRaised(issue);
  return issue.text === text ? issue : { ...issue, text, changed: stamp };
}

/** @throws Refusal `already-triaged` */
export function withdraw(issue: Issue, reason: string | undefined, stamp: Stamp): Issue {
  if (issue.state === 'withdrawn') return issue;
  guardRaised(issue);
  return {
    ...coreOf(issue),
    state: 'withdrawn',
    changed: stamp,
    withdrawn: stamp,
    ...(reason === undefined ? {} : { reason }),
  };
}

function guardRaised({ state, reference }: Issue): void {
  if (state !== 'raised') throw new Refusal('already-triaged', { reference });
}

/** The first of those told says that it is in hand; whoever comes second changes nothing. */
export function acknowledge(issue: Issue, stamp: Stamp): Issue {
  if (issue.acknowledged !== undefined || !isOpenIssue(issue)) return issue;
  return { ...issue, acknowledged: stamp, changed: stamp };
}

/** The very same where it is tagged so already. @throws Refusal `already-decided` */
export function tagged(issue: Issue, tags: IssueTags, stamp: Stamp): Issue {
  if (!canStepIssue(issue, 'tag')) throw new Refusal('already-decided', { reference: issue.reference });
  if (canonical(issue.tags ?? noTags) === canonical(tags)) return issue;
  return { ...issue, tags, changed: stamp };
}

export const noTags: IssueTags = { threats: [] };

/** "illegal waste, forced labour; Mill Street; car wash" */
export function tagsText({ threats, place, sector }: IssueTags): string {
  return [threats.join(', '), place, sector].filter((each) => each !== undefined && each !== '').join('; ') || 'None';
}

/** What becomes of an issue: each decision of whoever triages. */
export type Triage =
  | { readonly kind: 'triaged'; readonly audience: Audience; readonly restriction?: Restriction | undefined }
  | { readonly kind: 'onAgenda'; readonly meetingId: MeetingId }
  | { readonly kind: 'tasked'; readonly taskId: TaskId; readonly taskReference: string }
  | { readonly kind: 'merged'; readonly into: Issue }
  | { readonly kind: 'closed'; readonly answer: string };

/** @throws Refusal `already-decided`, `same-issue` */
export function triage(issue: Issue, decision: Triage, stamp: Stamp): Issue {
  if (!isUndecided(issue)) throw new Refusal('already-decided', { reference: issue.reference });
  if (isAsDecided(issue, decision)) return issue;
  const triaged = 'triaged' in issue ? issue.triaged : stamp;
  const core = { ...coreOf(issue), changed: stamp, triaged };

  switch (decision.kind) {
    case 'triaged':
      return issue.state === 'onAgenda'
        ? { ...readBy(core, decision), state: 'onAgenda', meetingId: issue.meetingId }
        : { ...readBy(core, decision), state: 'triaged' };
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
  return issue.restriction === decision.restriction && isSameAudience(issue.audience, decision.audience);
}

function mergedInto(id: IssueId, core: ReturnType<typeof coreOf> & { triaged: Stamp }, into: Issue): Issue {
  if (into.id === id) throw new Refusal('same-issue');
  if (!isOpenIssue(into)) throw new Refusal('already-decided', { reference: into.reference });
  return { ...core, state: 'merged', intoId: into.id, intoReference: into.reference };
}

/** Off the agenda that it stood on, it waits for another. */
export function takenOffAgenda(issue: Extract<Issue, { state: 'onAgenda' }>, stamp: Stamp): Issue {
  return { ...coreOf(issue), state: 'triaged', triaged: issue.triaged, changed: stamp };
}

/** The meeting on whose agenda it stood has discussed it. What became a task meanwhile goes on as that. */
export function discussed(issue: Issue, meetingId: MeetingId, came: Came, stamp: Stamp): Issue {
  if (issue.state !== 'onAgenda' || issue.meetingId !== meetingId) return issue;
  const { triaged } = issue;
  return { ...coreOf(issue), state: 'discussed', triaged, meetingId, came, discussed: stamp, changed: stamp };
}

/** The issue that goes on, with what came into it: what had been merged into the other comes along, and who left for it. */
export function withMerged(into: Issue, other: Issue, stamp: Stamp): Issue {
  const mergedFrom = [...new Set([...(into.mergedFrom ?? []), other.id, ...(other.mergedFrom ?? [])])];
  const recusedIds = [...new Set([...(into.recusedIds ?? []), ...(other.recusedIds ?? [])])];
  return { ...into, mergedFrom, changed: stamp, ...(recusedIds.length === 0 ? {} : { recusedIds }) };
}
