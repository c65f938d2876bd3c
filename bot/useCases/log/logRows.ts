import { z } from 'zod';
import { checkLog, listLog, LogListing } from './log';
import { LogEntryView } from './logViews';
import { Nothing, row, pageOf } from '../row';

const LogCheck = z.object({
  entries: z.number().int(),
  intact: z.boolean(),
  brokenAt: z.number().int().optional().describe('The first entry that was altered, is missing or out of place'),
});

export const logQueries = {
  'log.list': row({
    summary: 'The log, in order',
    right: 'log.read',
    input: LogListing,
    result: pageOf(LogEntryView),
    run: listLog,
  }),
  'log.check': row({
    summary: 'Whether the log is whole',
    right: 'log.read',
    input: Nothing,
    result: LogCheck,
    run: checkLog,
  }),
};
