import { dayWritten, type Said } from '../../domain/spreadsheet';
import type { LocalDate } from '../../domain/time';
import { quoted } from '../settings/faultWords';

interface RowFault<Column extends string> {
  readonly column: Column;
  /** What does not fit, and what to do about it. */
  readonly message: string;
}

/** What does not fit in one row: of each column the first thing, which has to be put right before any other shows. */
export class RowFaults<Column extends string> {
  readonly found: RowFault<Column>[] = [];

  add(column: Column, message: string): void {
    if (!this.found.some((fault) => fault.column === column)) this.found.push({ column, message });
  }
}

/** @param latest it lies no later */
export function dayIn<Column extends string>(
  row: Said<Column>,
  column: Column,
  faults: RowFaults<Column>,
  latest?: LocalDate,
): LocalDate | undefined {
  const written = row[column];
  const day = written === undefined ? undefined : dayWritten(written);
  if (written !== undefined && day === undefined)
    faults.add(column, `${quoted(written)} is no day. Write it as 31/03/2019.`);
  else if (day !== undefined && latest !== undefined && day > latest) faults.add(column, 'This day is still to come.');
  return day;
}
