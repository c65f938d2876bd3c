import { type ComponentType, lazy } from 'react';
import type { Chip } from '../../components/chip';
import { goTo, type Parameters } from '../../data/address';

interface AllGroupsPart {
  /** In the address: groups?show=links. */
  readonly show: string;
  readonly name: string;
  readonly Part: ComponentType;
  /** For those alone who plan for groups. */
  readonly isForKeepers?: true;
}

/** What is shown of all groups together, each fetched when it is first looked at. */
const allGroupsParts: readonly AllGroupsPart[] = [
  { show: 'links', name: 'Links', Part: lazy(() => import('./links/AllLinks')) },
  { show: 'disruptions', name: 'Disruptions', Part: lazy(() => import('./disruptions/DisruptionList')) },
  { show: 'threats', name: 'Threats', Part: lazy(() => import('../threats/ThreatsPart')) },
  { show: 'coverage', name: 'Coverage', Part: lazy(() => import('./coverage/CoveragePart')), isForKeepers: true },
];

/** Undefined: the list of groups. */
export function partShown({ show }: Parameters): AllGroupsPart | undefined {
  return allGroupsParts.find((part) => part.show === show);
}

export function partChips(parameters: Parameters, mayKeep: boolean): Chip[] {
  const shown = partShown(parameters);
  const offered = allGroupsParts.filter(({ isForKeepers }) => isForKeepers !== true || mayKeep);
  const parts = offered.map((part) => ({
    ...{ name: part.name, on: part === shown },
    onToggle: () => goTo('groups', part === shown ? {} : { show: part.show }),
  }));
  return [{ name: 'Groups', on: shown === undefined, onToggle: () => goTo('groups', {}) }, ...parts];
}
