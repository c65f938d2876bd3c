import { disruptionSubject } from '../../domain/disruptionSubject';
import type { DisruptionView } from '../disruptions/disruptionViews';
import type { GroupView } from '../groups/groupViews';
import type { LinksView } from '../links/linkViews';
import type { IssueView } from '../issues/issueViews';
import type { FileStream, FileView } from '../fileView';
import type {
  AttendanceView,
  MeetingRecordView,
  MeetingView,
  MinuteEntryView,
  MinutesView,
} from '../meetings/meetingViews';
import type { NominalView } from '../nominals/nominalViews';
import type { RestrictionView } from '../restrictions/restrictionViews';
import type { TaskView } from '../tasks/taskViews';
import { nominalKey } from '../../domain/nominal';
import type { Reading } from './reading';

/** What each view gives to read that is restricted. What is for the whole panel is read without a word of it. */
type Opened<View> = (view: View) => Reading[];

type Restrictable<View extends { id: string }> = Pick<View, 'id'> & { restricted: boolean; reference: string };

export const issueOpened: Opened<Restrictable<IssueView>> = ({ id, reference, restricted }) =>
  restricted ? [{ action: 'issue-opened', subject: { type: 'issue', id, reference } }] : [];

export const taskOpened: Opened<Restrictable<TaskView>> = ({ id, reference, restricted }) =>
  restricted ? [{ action: 'task-opened', subject: { type: 'task', id, reference } }] : [];

export const groupOpened: Opened<Restrictable<GroupView>> = ({ id, reference, restricted }) =>
  restricted ? [{ action: 'group-opened', subject: { type: 'group', id, reference } }] : [];

/** By number: no entry of the log says a name. */
export const nominalOpened: Opened<Pick<NominalView, 'id' | 'groupId' | 'groupReference' | 'called'>> = (person) => {
  const { id, groupId, groupReference, called } = person;
  const reference = `${groupReference}, ${called.toLowerCase()}`;
  return [{ action: 'nominal-opened', subject: { type: 'group', id: nominalKey({ id, groupId }), reference } }];
};

/** It stands in lists alone. */
export const disruptionOpened: Opened<DisruptionView> = (disruption) =>
  disruption.restricted ? [{ action: 'record-listed', ...disruptionSubject(disruption) }] : [];

/** A list gives each record's words, and whoever looks at it opens none. */
export function eachOf<View>(opened: Opened<View>): Opened<{ items: readonly View[] }> {
  return ({ items }) => items.flatMap(opened).map((each) => ({ ...each, action: 'record-listed' }));
}

/** A graph names the groups that its links lead to. */
export const linksListed: Opened<Pick<LinksView, 'nodes'>> = ({ nodes }) =>
  eachOf(groupOpened)({
    items: nodes.map(({ groupId: id, reference, restricted }) => ({ id, reference, restricted })),
  });

/** In the register by its title, where it has one there. */
export const restrictedOpened: Opened<RestrictionView> = ({ about, reference, title }) => {
  if (title === undefined || about === undefined) return [];
  switch (about.type) {
    case 'task':
      return taskOpened({ id: about.taskId, reference, restricted: true });
    case 'issue':
      return issueOpened({ id: about.issueId, reference, restricted: true });
    case 'group':
      return [{ action: 'group-opened', subject: { type: 'group', id: about.groupId, reference } }];
    case 'agendaItem': {
      const subject = { type: 'agendaItem', id: `${about.meetingId}.${about.itemId}`, reference } as const;
      return [{ action: 'item-opened', subject }];
    }
  }
};

/** Numbers alone: whoever reads the log need not see what an item is about. */
export const meetingOpened: Opened<MeetingView> = ({ id: meetingId, reference, agenda }) =>
  agenda
    .filter(({ restricted }) => restricted)
    .map(({ id, number }) => ({
      action: 'item-opened',
      subject: { type: 'agendaItem', id: `${meetingId}.${id}`, reference: `${reference}, item ${number}` },
    }));

/** What others declared or said on restricted items. The item alone is named. */
export const attendanceOpened: Opened<AttendanceView> = ({ meetingId, reference, restrictedItemIds }) =>
  restrictedItemIds.map((id) => ({
    action: 'item-opened',
    subject: { type: 'agendaItem', id: `${meetingId}.${id}`, reference: `${reference}, item ${id}` },
  }));

export const entryOpened: Opened<MinuteEntryView> = ({ id, meetingId, kind, restricted }) => {
  const subject = { type: 'minuteEntry', id, reference: `a ${kind}` } as const;
  return restricted ? [{ action: 'entry-opened', subject, partOf: { type: 'meeting', id: meetingId } }] : [];
};

export const recordOpened: Opened<MeetingRecordView> = ({ entries, tasks }) => [
  ...entries.flatMap(entryOpened),
  ...eachOf(taskOpened)({ items: tasks }),
];

export const minutesOpened: Opened<MinutesView> = ({ meetingId, version, hasAnnex }) => {
  if (!hasAnnex) return [];
  const id = `${meetingId}.${version}`;
  const reference = `${meetingId}, annex to the minutes, version ${version}`;
  return [{ action: 'minutes-opened', subject: { type: 'minutes', id, reference } }];
};

export function fileTaken(action: Reading['action']): Opened<FileView | FileStream> {
  return ({ fileName, holds: { type, id, rows } }) => [
    { action, subject: { type, id, reference: fileName }, note: `rows: ${rows ?? 'all of them'}`, eachTime: true },
  ];
}
