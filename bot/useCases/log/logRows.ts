import { ErasedWords, eraseLogWords, WordErasure } from './eraseWords';
import { checkLog, listLog, LogCheck, LogCheckQuery, LogListing } from './logAudit';
import { LogEntryView } from './logViews';
import { row, pageOf } from '../row';

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
    summary: 'The log, in order',
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
};
