import type { Group } from '../domain/group';
import type { Meeting } from '../domain/meeting';
import type { Opportunity } from '../domain/opportunity';
import { type Conditions, notFound, refuses } from './condition';
import { leads } from './meetingConditions';
import { hasRight } from './rights';
import { maySeeGroup } from './sight';
import type { Viewer } from './viewer';

/** One way to disrupt a group, with the group, and the meeting at which it is decided. */
export interface OpportunityOf {
  readonly group: Group;
  readonly opportunity: Opportunity;
  readonly meeting?: Meeting | undefined;
}

/** Gives, parks and rejects: those who run the panel, the group's lead, and whoever leads the meeting that it is before. */
export function decidesOpportunities({ group, meeting }: Omit<OpportunityOf, 'opportunity'>, viewer: Viewer): boolean {
  if (viewer.kind !== 'person' || !hasRight(viewer, 'group.see')) return false;
  if (hasRight(viewer, 'task.direct') || group.lroId === viewer.member.id) return true;
  return meeting !== undefined && leads(meeting, viewer);
}

const named = {
  'who decides the group’s opportunities': {
    says: 'Those who run the panel, the lead responsible officer of the group, and whoever leads the meeting at which it is on the floor.',
    holds: decidesOpportunities,
    otherwise: refuses('not-allowed'),
  },
};

/** Whoever may see the group sees its opportunities. */
export const opportunityConditions: Conditions<OpportunityOf, keyof typeof named> = {
  sees: ({ group }, viewer) => maySeeGroup(group, viewer),
  ...{ absent: notFound('opportunity'), named },
};
