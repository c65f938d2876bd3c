import type { CountedAs } from '../../domain/counted';
import { keptFor, type PeriodMeasure } from '../../domain/measures';
import type { CountedView } from './measureViews';
import type { Span } from './periods';

/** A row with what it is ordered by: the day on which it counted. */
export interface CountedRow {
  /** "2027-01-21 task:books" */
  readonly at: string;
  readonly view: CountedView;
}

export interface Asked {
  readonly measure: PeriodMeasure;
  readonly by: string | undefined;
}

/** None where it is not what is asked for, or does not count in those days. */
export function rowsAsked(
  as: CountedAs,
  { measure, by = '' }: Asked,
  { from, to }: Span,
  views: () => readonly CountedView[],
): CountedRow[] {
  const counted = as[keptFor(measure)];
  if (counted === undefined || counted.on < from || counted.on > to || counted.cells[by] === undefined) return [];
  return views().map((view) => ({ at: `${counted.on} ${view.key}`, view }));
}
