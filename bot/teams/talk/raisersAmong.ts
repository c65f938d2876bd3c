import { hasRight, waitsForAccepting } from '../../access/rights';
import type { Context } from '../../useCases/ports';

/** Of somebody's panels those in which they may raise an issue, once they have accepted what a panel asks for first. */
export function raisersAmong(panels: readonly Context[]): Context[] {
  return panels.filter(({ viewer }) => hasRight(viewer, 'issue.raise') || waitsForAccepting(viewer, 'issue.raise'));
}
