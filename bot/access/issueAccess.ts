import { type Issue, isOpenIssue, isUndecided } from '../domain/issue';
import { Refusal } from '../domain/refusal';
import { hasRight } from './rights';
import type { Viewer } from './viewer';

export function mayEdit(issue: Issue, viewer: Viewer): boolean {
  return issue.state === 'raised' && hasRaised(issue, viewer) && hasRight(viewer, 'issue.raise');
}

export function mayTriage(issue: Issue, viewer: Viewer): boolean {
  return isUndecided(issue) && hasRight(viewer, 'issue.triage');
}

export function mayAcknowledge(issue: Issue, viewer: Viewer): boolean {
  if (!issue.urgent || issue.acknowledged !== undefined || !isOpenIssue(issue)) return false;
  return isToldOfUrgent(viewer);
}

/** @throws Refusal `only-the-raiser` */
export function guardRaiser(issue: Issue, viewer: Viewer): void {
  if (!hasRaised(issue, viewer)) throw new Refusal('only-the-raiser');
}

/** @throws Refusal `not-allowed` */
export function guardAcknowledging(issue: Issue, viewer: Viewer): void {
  if (!issue.urgent || !isToldOfUrgent(viewer)) throw new Refusal('not-allowed');
}

function hasRaised({ raised }: Issue, { member }: Viewer): boolean {
  return raised.by === member.id;
}

function isToldOfUrgent(viewer: Viewer): boolean {
  return hasRight(viewer, 'issue.triage') || (viewer.member.onDuty === true && hasRight(viewer, 'issue.see'));
}
