import { type CountedRecord } from '../../domain/counted';
import { keptFor, type PeriodMeasure } from '../../domain/measures';
import { CursorText } from '../../ledger/paging';
import type { CountedView } from './measureViews';
import type { Span } from './periods';

export interface Page {
  items: CountedView[];
  cursor?: string;
}

export interface Asked {
  readonly measure: PeriodMeasure;
  readonly by: string | undefined;
}

export function isAsked({ as }: CountedRecord, { measure, by = '' }: Asked, { from, to }: Span): boolean {
  const counted = as[keptFor(measure)];
  if (counted === undefined || counted.on < from || counted.on > to) return false;
  return counted.cells[by] !== undefined;
}

export function placeIn(at: string | undefined) {
  return at === undefined ? undefined : CursorText.parse(at);
}
