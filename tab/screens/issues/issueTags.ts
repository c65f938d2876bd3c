import type { Parameters } from '../../data/address';
import { filterOf } from './issueFilters';

/** By what issues are counted, and filtered. */
export const tagNames = ['threat', 'place', 'sector'] as const;

export function isFiltered(parameters: Parameters): boolean {
  return Object.keys(filterOf(parameters)).length > 0;
}
