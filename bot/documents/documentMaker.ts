import { stringify } from 'csv-stringify/sync';
import type { Documents } from '../useCases/ports';
import { invitation } from './invitation';
import { print } from './print';

/** Files that people take away. A cell that a spreadsheet would run as a formula is defused. */
export const documents: Documents = {
  invitation,
  print,
  csv: (headings, rows) => `\uFEFF${csvLines([headings, ...rows])}`,
  csvLines,
};

function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: '\r\n' });
}
