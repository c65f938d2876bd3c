import type { LogFault } from '../../ledger/logWalk';

type OfEntry = Extract<LogFault, { readonly number: number }>;
type OfRecord = Exclude<Extract<LogFault, { readonly record: string }>, { readonly by: number }>;

const ofEntries: Readonly<Record<OfEntry['kind'], (number: number) => string>> = {
  altered: (number) => `Entry ${number} was altered, or does not follow from the one before it.`,
  missing: (number) => `Entry ${number} is missing, or stands elsewhere.`,
  unreadable: (number) => `Entry ${number} cannot be read: what stands in its place is no entry, or another one.`,
  'added-to': (number) => `Entry ${number} holds what was put there behind the log's back.`,
  misfiled: (number) =>
    `Entry ${number} is filed behind the log's back under what it does not say: histories that should show it may not.`,
  'words-altered': (number) => `The words of entry ${number} were altered.`,
  'words-missing': (number) => `The words of entry ${number} are gone, and no entry says that they were erased.`,
  cut: (number) => `The log was cut: it went on with entry ${number}.`,
  head: (number) => `The log does not end where its head says: it ends with entry ${number}.`,
  beyond: (number) => `Entry ${number} stands beyond where the head says that the log ends.`,
  rewritten: (number) => `The log was rewritten: entry ${number} is not the one that was anchored outside the store.`,
};

const ofRecords: Readonly<Record<OfRecord['kind'], (record: string) => string>> = {
  'record-altered': (record) => `The record ${record} was changed behind the log's back.`,
  'record-unreadable': (record) => `The record ${record} cannot be read: it was changed behind the log's back.`,
  'record-misfiled': (record) =>
    `The record ${record} is filed behind the log's back under what it does not say: lists that should show it may not.`,
  'record-missing': (record) => `The record ${record} was taken away behind the log's back.`,
  'record-unlogged': (record) => `The record ${record} was put there behind the log's back.`,
  'chat-owner': (record) =>
    `Whose chat ${record} is was changed behind the log's back: the panel that it is approved for does not own it.`,
};

/** What does not stand as the log says, for whoever checks it. */
export function faultText(fault: LogFault): string {
  if ('number' in fault) return ofEntries[fault.kind](fault.number);
  if ('by' in fault) {
    return `The record ${fault.record} was changed behind the log's back before entry ${fault.by} wrote it over.`;
  }
  if ('record' in fault) return ofRecords[fault.kind](fault.record);
  return fault.kind === 'head-unreadable'
    ? "The panel's head is gone or cannot be read: nothing says where the log ends."
    : `The panel's head was changed behind the log's back: ${fault.what} is not as log and records say.`;
}
