import { stringify } from 'csv-stringify/sync';
import type { Documents } from '../useCases/ports';
import { invitation } from './invitation';
import { print } from './print';

/** Files that people take away. A cell that a spreadsheet would run as a formula is defused. */
export const documents: Documents = {
  invitation,
  print,
  tasksCsv: (rows) =>
    stringify(
      rows.map((task) => [
        task.reference,
        task.title,
        task.detail ?? '',
        task.agencyName,
        task.ownerName,
        task.deputyName ?? '',
        task.dueOn,
        task.overdue ? 'yes' : 'no',
        task.stateName,
        task.statusText,
        task.blockedText ?? '',
        task.outcome ?? '',
        task.fourP ?? '',
        task.marking,
      ]),
      {
        bom: true,
        escape_formulas: true,
        record_delimiter: '\r\n',
        header: true,
        columns: [
          'Reference',
          'Task',
          'Detail',
          'Agency',
          'Owner',
          'Deputy',
          'Due',
          'Overdue',
          'State',
          'Status',
          'Blocked',
          'Outcome',
          '4P',
          'Marking',
        ],
      },
    ),
};
