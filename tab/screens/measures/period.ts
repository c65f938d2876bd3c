import type { Chip } from '../../components/chip';
import { type Parameters, setParameters } from '../../data/address';

const periods = {
  sinceMeeting: 'Since last meeting',
  twoMonths: 'Two months',
  quarter: 'Quarter',
  year: 'Year',
  own: 'Own',
} as const;

const USUAL = 'twoMonths';

/** One after the other: none is off. */
export function chipsOf({ period = USUAL }: Parameters): Chip[] {
  return Object.entries(periods).map(([key, name]) => ({
    name,
    on: key === period,
    onToggle: () => setParameters({ period: key === USUAL ? undefined : key, from: undefined, to: undefined }),
  }));
}

/** What is asked for; undefined while days of one's own are not both there. */
export function periodIn({ period = USUAL, from, to }: Parameters): Record<string, string> | undefined {
  if (period !== 'own') return { period };
  return from === undefined || to === undefined || to < from ? undefined : { period, from, to };
}

/** What is listed beside the numbers, in the address: a list is a link too. */
export interface Listed {
  readonly measure: string;
  readonly by?: string | undefined;
  readonly from: string;
  readonly to: string;
}

export function showList({ measure, by, from, to }: Listed): void {
  setParameters({ of: measure, by, since: from, until: to });
}

export function hideList(): void {
  setParameters({ of: undefined, by: undefined, since: undefined, until: undefined });
}

export function listIn({ of, by, since, until }: Parameters): Listed | undefined {
  return of === undefined || since === undefined || until === undefined
    ? undefined
    : { measure: of, by, from: since, to: until };
}
