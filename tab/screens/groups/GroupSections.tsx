import { type ComponentType, lazy } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import type { GroupId } from '../../../bot/domain/ids';

/** What a section of a group's page is given: most read what they show themselves, by the group's id. */
export interface GroupSectionProps {
  readonly groupId: GroupId;
  readonly group: GroupDetailView;
}

interface GroupSection {
  readonly name: string;
  readonly Part: ComponentType<GroupSectionProps>;
}

/** A group's page below its head, in the order in which it is read. Each is fetched when a group is first opened. */
export const groupSections: readonly GroupSection[] = [
  { name: 'plan', Part: lazy(() => import('./GroupPlan')) },
  { name: 'people', Part: lazy(() => import('./PeopleOfGroup')) },
  { name: 'sites', Part: lazy(() => import('./GroupSites')) },
  { name: 'links', Part: lazy(() => import('./links/LinksOfGroup')) },
  { name: 'opportunities', Part: lazy(() => import('./opportunities/OpportunitiesOfGroup')) },
  { name: 'history', Part: lazy(() => import('./GroupHistory')) },
];
