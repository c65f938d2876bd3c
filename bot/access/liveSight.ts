import { agencyReader, memberReader } from '../domain/audience';
import { isReader } from './readers';
import { type LogEntry } from '../domain/log';
import { hasRight } from './rights';
import { type Viewer } from './viewer';

/** Whether an open tab may be told that this happened: the same rule as for the record itself. */
export function mayHear(entry: LogEntry, viewer: Viewer): boolean {
  const { subject, readers } = entry;
  const { agencyId, id } = viewer.member;
  switch (subject.type) {
    case 'task':
      return hasRight(viewer, 'task.see') && isReaderNow(readers, agencyReader(agencyId), viewer);
    case 'issue':
      return hasRight(viewer, 'issue.see') && isReaderNow(readers, memberReader(id), viewer);
    case 'meeting':
      // What is recorded on a restricted item names its readers; all else about a meeting is for everybody.
      return readers.includes('*') || (hasRight(viewer, 'minutes.see') && isReader(readers, viewer.member));
    case 'reminder':
      return hasRight(viewer, 'reminder.plan');
    case 'panel':
    case 'member':
      return true;
  }
}

/** Without a current agreement only what is one's own. */
function isReaderNow(readers: readonly string[], own: string, { isaCurrent, member }: Viewer): boolean {
  return isaCurrent ? isReader(readers, member) : readers.includes(own);
}
