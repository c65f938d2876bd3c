import type { Parameters } from '../../data/address';
import type { QueryParameters } from '../../data/api';

/** What of the address narrows the action log; `task`, `given` and `view` belong to the screen alone. */
const filterNames = [
  ...['mine', 'agencyId', 'ownerId', 'state', 'overdue', 'open', 'search'],
  ...['unacknowledged', 'flag', 'meetingId', 'changedSince'],
] as const;
const orderNames = ['sort', 'direction'] as const;

export function filterOf(parameters: Parameters): Parameters {
  const names: readonly string[] = [...filterNames, ...orderNames];
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.includes(name)));
}

/** What the list asks: what is urgent and not yet acknowledged stands first in it. */
export function listingOf(parameters: Parameters): QueryParameters {
  return { ...filterOf(parameters), urgentFirst: true };
}

export function isFiltered(parameters: Parameters): boolean {
  return filterNames.some((name) => parameters[name] !== undefined);
}

export const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, undefined]));

export type SortKey = 'number' | 'dueOn' | 'changedAt';

export interface Order {
  readonly sort: SortKey;
  readonly direction: 'ascending' | 'descending';
}

export function orderOf({ sort, direction }: Parameters): Order {
  return {
    sort: sort === 'number' || sort === 'changedAt' ? sort : 'dueOn',
    direction: direction === 'descending' ? 'descending' : 'ascending',
  };
}

/** The same heading again turns the order round; a last change is wanted newest first. */
export function nextOrder(now: Order, sort: SortKey): Order {
  if (now.sort === sort) return { sort, direction: now.direction === 'ascending' ? 'descending' : 'ascending' };
  return { sort, direction: sort === 'changedAt' ? 'descending' : 'ascending' };
}

/** Words of the states for choosing one; a row brings its own from the server. */
export const stateWords = {
  proposed: 'Proposed',
  allocated: 'Allocated',
  acknowledged: 'Acknowledged',
  inProgress: 'In progress',
  completed: 'Completed',
  declined: 'Declined',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
} as const;

export const flagWords = {
  blocked: 'Blocked',
  escalated: 'Escalated',
  moreTime: 'More time asked for',
  urgent: 'Urgent',
} as const;
export const openWords = { no: 'Closed tasks', any: 'All tasks' } as const;
