import { FileStream } from '../fileView';
import { ErasedWords, eraseLogWords, WordErasure } from './eraseWords';
import { ExcerptQuery, exportFound } from './exportFound';
import { findInLog, LogSearch } from './findInLog';
import { checkLog, exportLog, listLog, LogCheck, LogCheckQuery, LogListing } from './logAudit';
import { listLogChoices, LogChoices } from './logChoices';
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
  'log.find': row({
    summary:
      'What the log has of a person, a record, a kind, an agency, some days, or all of these together; the newest first',
    right: 'log.read',
    condition: 'anybody',
    input: LogSearch,
    result: pageOf(LogEntryView),
    run: findInLog,
    beyondTheLog: true,
  }),
  'log.exportFound': row({
    summary: 'Who saw one record, or what one person saw: a table, or NDJSON that npm run verify-log checks elsewhere',
    right: 'log.read',
    condition: 'anybody',
    input: ExcerptQuery,
    result: FileStream,
    run: exportFound,
    consults: fileTaken('log-exported'),
    beyondTheLog: true,
  }),
  'log.choices': row({
    summary: 'What the log can be searched by: people, agencies, what happens',
    right: 'log.read',
    condition: 'anybody',
    input: Nothing,
    result: LogChoices,
    run: listLogChoices,
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
