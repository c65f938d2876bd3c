import { FileStream } from '../fileView';
import { ErasedWords, eraseLogWords, WordErasure } from './eraseWords';
import { checkLog, exportLog, listLog, LogCheck, LogCheckQuery, LogListing } from './logAudit';
import { LogEntryView } from './logViews';
import { fileTaken } from './opened';
import { Nothing, row, pageOf } from '../row';

export const logCommands = {
  'log.eraseWords': row({
    summary: 'Erase the words of entries of the log',
    right: 'log.eraseWords',
    condition: 'who may know of the entry',
    input: WordErasure,
    result: ErasedWords,
    run: eraseLogWords,
  }),
};

export const logQueries = {
  'log.list': row({
    summary: 'The log, in order; of one record, everything that was done to it, and who read it or was refused it',
    right: 'log.read',
    condition: 'anybody',
    input: LogListing,
    result: pageOf(LogEntryView),
    run: listLog,
    beyondTheLog: true,
  }),
  'log.check': row({
    summary: 'Whether the log is whole',
    right: 'log.read',
    condition: 'anybody',
    input: LogCheckQuery,
    result: LogCheck,
    run: checkLog,
    beyondTheLog: true,
  }),
  'log.export': row({
    summary:
      'The whole log to take away, without former texts and words that are not for the reader: NDJSON, which npm run verify-log checks',
    right: 'log.read',
    condition: 'anybody',
    input: Nothing,
    result: FileStream,
    run: exportLog,
    consults: fileTaken('log-exported'),
    beyondTheLog: true,
  }),
};
