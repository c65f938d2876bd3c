import type { LogEntry, LogSubject } from '../domain/log';
import { isReader } from './readers';
import { hasRight } from './rights';
import { mayHearOfIssue, mayHearOfTask } from './sight';
import type { Viewer } from './viewer';

/** Whether somebody may know that this happened, by what kind of record it happened to. */
const hears: Record<LogSubject['type'], (readers: readonly string[], viewer: Viewer) => boolean> = {
  task: mayHearOfTask,
  issue: mayHearOfIssue,
  // What is recorded on a restricted item names its readers; all else about a meeting is for everybody.
  meeting: (readers, viewer) =>
    readers.includes('*') ? true : hasRight(viewer, 'minutes.see') && isReader(readers, viewer),
  reminder: (_readers, viewer) => hasRight(viewer, 'reminder.plan'),
  panel: () => true,
  member: () => true,
};

/** Whether an open tab, or the history of a record, may tell that this happened: the record's own rule, as it then was. */
export function mayHear({ subject, readers }: Pick<LogEntry, 'subject' | 'readers'>, viewer: Viewer): boolean {
  return hears[subject.type](readers, viewer);
}
