import { formerReadersOf, type LogEntry, type LogSubject } from '../domain/log';
import { isOfRetention, type LogAction } from '../domain/logActions';
import { isReader } from './readers';
import { hasRight } from './rights';
import { mayHearOfGroup, mayHearOfIssue, mayHearOfTask, mayReadRecord } from './sight';
import type { Viewer } from './viewer';

type Heard = Pick<LogEntry, 'action' | 'by' | 'subject' | 'readers'>;
type Hears = (readers: readonly string[], viewer: Viewer, heard: Heard) => boolean;

const whoPlansReminders: Hears = (_readers, viewer) => hasRight(viewer, 'reminder.plan');
const whoSeesThePanel: Hears = (_readers, viewer) => hasRight(viewer, 'panel.see');
/** Oneself is told of in the session. */
const whoSeesPeople: Hears = (_readers, viewer, { subject: { id } }) =>
  hasRight(viewer, 'people.see') ||
  (viewer.kind === 'person' && (viewer.member.id === id || viewer.member.agencyId === id));
/** Entries of the first form are about the meeting, whatever was recorded. */
const ofTheRecord: readonly string[] = ['meeting-recorded', 'attendance-interest-declared'] satisfies LogAction[];
/** How much is recorded is for those who may read it; the rest is for whoever sees the agenda. */
const whoSeesTheMeeting: Hears = (readers, viewer, { action, by }) => {
  const isOwn = viewer.kind === 'person' && viewer.member.id === by;
  const isRecorded = !readers.includes('*') || (ofTheRecord.includes(action) && !isOwn);
  return isReader(readers, viewer) && hasRight(viewer, isRecorded ? 'minutes.see' : 'agenda.see');
};
const whoReadsTheRecord: Hears = mayReadRecord;

/** Whether somebody may know that this happened, by what kind of record it happened to. */
const hears: Record<LogSubject['type'], Hears> = {
  task: mayHearOfTask,
  issue: mayHearOfIssue,
  group: mayHearOfGroup,
  meeting: whoSeesTheMeeting,
  agendaItem: whoSeesTheMeeting,
  minuteEntry: whoReadsTheRecord,
  minutes: whoReadsTheRecord,
  attendance: whoSeesTheMeeting,
  reminder: whoPlansReminders,
  reminderPreference: whoPlansReminders,
  message: whoPlansReminders,
  appInstall: whoPlansReminders,
  chat: (_readers, viewer) => hasRight(viewer, 'chat.approve'),
  panel: whoSeesThePanel,
  agency: (readers, viewer, heard) => hasRight(viewer, 'partner.see') || whoSeesPeople(readers, viewer, heard),
  member: whoSeesPeople,
  log: (readers, viewer) => isReader(readers, viewer) || hasRight(viewer, 'log.read'),
};

/** Whether an open tab, or the history of a record, may tell that this happened: the record's own rule, as it then was. */
export function mayHear(heard: Heard, viewer: Viewer): boolean {
  return (!isOfRetention(heard.action) || hasRight(viewer, 'retention.see')) && mayHearOfSubject(heard, viewer);
}

function mayHearOfSubject(heard: Heard, viewer: Viewer): boolean {
  return hears[heard.subject.type](heard.readers, viewer, heard);
}

/** Whether it took the subject, or what that said, out of the sight of `viewer`, who is told so and no more. */
export function losesSight(entry: LogEntry, viewer: Viewer): boolean {
  if (mayHear(entry, viewer)) return false;
  const isDisposed = entry.action === ('record-disposed' satisfies LogAction);
  const readers = isDisposed ? entry.readers : formerReadersOf(entry);
  return readers.length > 0 && mayHearOfSubject({ ...entry, readers: [...readers] }, viewer);
}
