import type { LogFault } from '../../ledger/logWalk';

/** What does not stand as the log says, for whoever checks it. */
export function faultText(fault: LogFault): string {
  switch (fault.kind) {
    case 'altered':
      return `Entry ${fault.number} was altered, or does not follow from the one before it.`;
    case 'missing':
      return `Entry ${fault.number} is missing, or stands elsewhere.`;
    case 'words-altered':
      return `The words of entry ${fault.number} were altered.`;
    case 'words-missing':
      return `The words of entry ${fault.number} are gone, and no entry says that they were erased.`;
    case 'cut':
      return `The log was cut: it went on with entry ${fault.number}.`;
    case 'head':
      return `The log does not end where its head says: it ends with entry ${fault.number}.`;
    case 'rewritten':
      return `The log was rewritten: entry ${fault.number} is not the one that was anchored outside the store.`;
    case 'record-altered':
      return `The record ${fault.record} was changed behind the log's back.`;
    case 'record-misfiled':
      return `The record ${fault.record} is filed behind the log's back under what it does not say: lists that should show it may not.`;
    case 'record-missing':
      return `The record ${fault.record} was taken away behind the log's back.`;
    case 'record-unlogged':
      return `The record ${fault.record} was put there behind the log's back.`;
  }
}
