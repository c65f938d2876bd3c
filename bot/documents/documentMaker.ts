import { stringify } from 'csv-stringify/sync';
import type { Documents } from '../useCases/ports';
import { invitation } from './invitation';
import { print } from './print';

/** Files that people take away. A cell that a spreadsheet would run as a formula is defused. */
export const documents: Documents = {
  invitation,
  print,
  csv: (headings, rows) =>
    stringify([headings, ...rows], { bom: true, escape_formulas: true, record_delimiter: '\r\n' }),
};
