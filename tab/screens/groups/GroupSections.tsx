import { type ComponentType, lazy } from 'react';
import type { GroupSectionProps } from './groupSectionProps';

interface GroupSection {
  readonly name: string;
  readonly Part: ComponentType<GroupSectionProps>;
}

/** A group's page below its head, in the order in which it is read. Each is fetched when a group is first opened. */
export const groupSections: readonly GroupSection[] = [
  { name: 'plan', Part: lazy(() => import('./GroupPlan')) },
  { name: 'people', Part: lazy(() => import('./PeopleOfGroup')) },
  { name: 'sites', Part: lazy(() => import('./GroupSites')) },
  { name: 'references', Part: lazy(() => import('./GroupSources')) },
  { name: 'opportunities', Part: lazy(() => import('./opportunities/OpportunitiesOfGroup')) },
  { name: 'disruptions', Part: lazy(() => import('./disruptions/DisruptionsOfGroup')) },
  { name: 'referrals', Part: lazy(() => import('./referrals/ReferralsOfGroup')) },
  { name: 'links', Part: lazy(() => import('./links/LinksOfGroup')) },
  { name: 'history', Part: lazy(() => import('./GroupHistory')) },
];
