import { type ComponentType, lazy } from 'react';
import type { Chip } from '../../components/chip';
import { goTo, type Parameters } from '../../data/address';

interface AllGroupsPart {
  /** In the address: groups?show=links. */
  readonly show: string;
  readonly name: string;
  readonly Part: ComponentType;
}

/** What is shown of all groups together, each fetched when it is first looked at. */
const allGroupsParts: readonly AllGroupsPart[] = [
  { show: 'links', name: 'Links', Part: lazy(() => import('./links/AllLinks')) },
  { show: 'disruptions', name: 'Disruptions', Part: lazy(() => import('./disruptions/DisruptionList')) },
  { show: 'threats', name: 'Threats', Part: lazy(() => import('../threats/ThreatsPart')) },
];

/** Undefined: the list of groups. */
export function partShown({ show }: Parameters): AllGroupsPart | undefined {
  return allGroupsParts.find((part) => part.show === show);
}

export function partChips(parameters: Parameters): Chip[] {
  const shown = partShown(parameters);
  const parts = allGroupsParts.map((part) => ({
    ...{ name: part.name, on: part === shown },
    onToggle: () => goTo('groups', part === shown ? {} : { show: part.show }),
  }));
  return [{ name: 'Groups', on: shown === undefined, onToggle: () => goTo('groups', {}) }, ...parts];
}
