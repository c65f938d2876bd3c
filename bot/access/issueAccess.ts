import { type Issue, isOpenIssue, isUndecided } from '../domain/issue';
import type { IssueStep } from '../domain/issueSteps';
import { Refusal } from '../domain/refusal';
import { hasRight } from './rights';
import type { PersonViewer } from './viewer';

const stepRules: Readonly<Record<IssueStep, (issue: Issue, viewer: PersonViewer) => boolean>> = {
  edit: mayEdit,
  withdraw: mayEdit,
  triage: mayTriage,
  acknowledge: mayAcknowledge,
  callMeeting: mayCallMeeting,
};

/** Whether the step would change the issue, taken by `viewer`. */
export function mayStepIssue(issue: Issue, step: IssueStep, viewer: PersonViewer): boolean {
  return stepRules[step](issue, viewer);
}

function mayEdit(issue: Issue, viewer: PersonViewer): boolean {
  return issue.state === 'raised' && hasRaised(issue, viewer) && hasRight(viewer, 'issue.raise');
}

function mayTriage(issue: Issue, viewer: PersonViewer): boolean {
  return isUndecided(issue) && hasRight(viewer, 'issue.triage');
}

function mayAcknowledge(issue: Issue, viewer: PersonViewer): boolean {
  if (!issue.urgent || issue.acknowledged !== undefined || !isOpenIssue(issue)) return false;
  return isToldOfUrgent(viewer);
}

/** A flash meeting is for what is urgent and stands on no agenda yet. */
function mayCallMeeting({ urgent, state }: Issue, viewer: PersonViewer): boolean {
  return urgent && (state === 'raised' || state === 'triaged') && hasRight(viewer, 'meeting.plan');
}

/** @throws Refusal `only-the-raiser` */
export function guardRaiser(issue: Issue, viewer: PersonViewer): void {
  if (!hasRaised(issue, viewer)) throw new Refusal('only-the-raiser');
}

/** @throws Refusal `not-allowed` */
export function guardAcknowledging(issue: Issue, viewer: PersonViewer): void {
  if (!issue.urgent || !isToldOfUrgent(viewer)) throw new Refusal('not-allowed');
}

function hasRaised({ raised }: Issue, { member }: PersonViewer): boolean {
  return raised.by === member.id;
}

function isToldOfUrgent(viewer: PersonViewer): boolean {
  return hasRight(viewer, 'issue.triage') || (viewer.member.onDuty === true && hasRight(viewer, 'issue.see'));
}
