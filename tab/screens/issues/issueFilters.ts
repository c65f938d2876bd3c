import type { Parameters } from '../../data/address';

/** What of the address narrows the issues; `issue` belongs to the screen alone. */
const filterNames: readonly string[] = [
  'mine',
  'state',
  'open',
  'search',
  'agencyId',
  ...['threat', 'place', 'sector', 'raisedFrom', 'raisedTo'],
];

export const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, undefined]));

export function filterOf(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => filterNames.includes(name)));
}
