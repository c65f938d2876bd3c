import { formerReadersOf, type LogEntry, type LogSubject } from '../domain/log';
import { isReader } from './readers';
import { hasRight } from './rights';
import { mayHearOfGroup, mayHearOfIssue, mayHearOfTask } from './sight';
import type { Viewer } from './viewer';

type Hears = (readers: readonly string[], viewer: Viewer, id: string) => boolean;

const whoPlansReminders: Hears = (_readers, viewer) => hasRight(viewer, 'reminder.plan');
const whoSeesThePanel: Hears = (_readers, viewer) => hasRight(viewer, 'panel.see');
/** Oneself is told of in the session. */
const whoSeesPeople: Hears = (_readers, viewer, id) =>
  hasRight(viewer, 'people.see') ||
  (viewer.kind === 'person' && (viewer.member.id === id || viewer.member.agencyId === id));
/** What is recorded on a restricted item names its readers; all else about a meeting is for everybody. */
const whoSeesTheMeeting: Hears = (readers, viewer) =>
  isReader(readers, viewer) && hasRight(viewer, readers.includes('*') ? 'agenda.see' : 'minutes.see');

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
  panel: whoSeesThePanel,
  agency: whoSeesPeople,
  member: whoSeesPeople,
  log: (readers, viewer) => isReader(readers, viewer) || hasRight(viewer, 'log.read'),
};

/** Whether an open tab, or the history of a record, may tell that this happened: the record's own rule, as it then was. */
export function mayHear({ subject, readers }: Pick<LogEntry, 'subject' | 'readers'>, viewer: Viewer): boolean {
  return hears[subject.type](readers, viewer, subject.id);
}

/** Whether it took the subject out of the sight of `viewer`, who is told that and no more. */
export function losesSight(entry: LogEntry, viewer: Viewer): boolean {
  const readers = formerReadersOf(entry);
  return (
    readers.length > 0 && !mayHear(entry, viewer) && mayHear({ subject: entry.subject, readers: [...readers] }, viewer)
  );
}
