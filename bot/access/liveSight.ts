import type { LogEntry, LogSubject } from '../domain/log';
import { isReader } from './readers';
import { hasRight } from './rights';
import { mayHearOfGroup, mayHearOfIssue, mayHearOfTask } from './sight';
import type { Viewer } from './viewer';

type Hears = (readers: readonly string[], viewer: Viewer) => boolean;

const whoPlansReminders: Hears = (_readers, viewer) => hasRight(viewer, 'reminder.plan');
const whoever: Hears = () => true;
/** What is recorded on a restricted item names its readers; all else about a meeting is for everybody. */
const whoSeesTheMeeting: Hears = (readers, viewer) =>
  isReader(readers, viewer) && (readers.includes('*') || hasRight(viewer, 'minutes.see'));

/** Whether somebody may know that this happened, by what kind of record it happened to. */
const hears: Record<LogSubject['type'], Hears> = {
  task: mayHearOfTask,
  issue: mayHearOfIssue,
  group: mayHearOfGroup,
  meeting: whoSeesTheMeeting,
  agendaItem: whoSeesTheMeeting,
  minuteEntry: whoSeesTheMeeting,
  minutes: whoSeesTheMeeting,
  attendance: whoSeesTheMeeting,
  reminder: whoPlansReminders,
  reminderPreference: whoPlansReminders,
  message: whoPlansReminders,
  appInstall: whoPlansReminders,
  chat: (_readers, viewer) => hasRight(viewer, 'chat.approve'),
  panel: whoever,
  agency: whoever,
  member: whoever,
  log: (readers, viewer) => isReader(readers, viewer) || hasRight(viewer, 'log.read'),
};

/** Whether an open tab, or the history of a record, may tell that this happened: the record's own rule, as it then was. */
export function mayHear({ subject, readers }: Pick<LogEntry, 'subject' | 'readers'>, viewer: Viewer): boolean {
  return hears[subject.type](readers, viewer);
}
