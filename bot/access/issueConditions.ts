import type { Issue } from '../domain/issue';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import { maySeeIssue } from './sight';
import type { Viewer } from './viewer';

const itsRaiser: Condition<Issue> = {
  says: 'Whoever raised the issue.',
  holds: ({ raised }, viewer) => viewer.kind === 'person' && raised.by === viewer.member.id,
  otherwise: refuses('only-the-raiser'),
};

const whoIsTold: Condition<Issue> = {
  says: 'Those who are told of urgent issues: whoever triages, and whoever is on duty; for an urgent one alone.',
  holds: ({ urgent }, viewer) => urgent && isToldOfUrgent(viewer),
  otherwise: refuses('not-allowed'),
};

const whoTags: Condition<Issue> = {
  says: 'Those who triage, and whoever raised the issue until they have.',
  holds: (issue, viewer) =>
    hasRight(viewer, 'issue.triage') || (issue.state === 'raised' && itsRaiser.holds(issue, viewer)),
  otherwise: refuses('not-allowed'),
};

const named = {
  'who may see the issue': whoMaySee<Issue>('issue'),
  'the issue’s raiser': itsRaiser,
  'those who triage, and its raiser until then': whoTags,
  'who is told of the urgent issue': whoIsTold,
};
export type IssueCondition = keyof typeof named;

export const issueConditions: Conditions<Issue, IssueCondition> = {
  ...{ sees: maySeeIssue, absent: notFound('issue'), named },
};

function isToldOfUrgent(viewer: Viewer): boolean {
  return hasRight(viewer, 'issue.triage') || (viewer.kind === 'person' && viewer.onDuty);
}
