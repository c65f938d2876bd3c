import { isReader } from '../../access/readers';
import { everybody } from '../../access/viewer';
import { toCarry } from '../../domain/closing';
import type { AgendaItemId, MeetingId } from '../../domain/ids';
import { meetingReference } from '../../domain/meeting';
import { recordReaders } from '../../domain/minutes';
import { Refusal } from '../../domain/refusal';
import type { Onlooking } from '../ports';
import { sharedTask } from '../tasks/sharedTask';
import {
  findNext,
  loadAttendances,
  loadEntries,
  loadMeeting,
  loadMinutes,
  loadTasksOf,
  showMeeting,
} from './meetingLists';
import type { MeetingSummary } from './meetingViews';
import { attendanceView } from './viewAttendance';
import { timesText } from './viewMinutes';

/** Counts included: nothing of a restricted item, nor of one that somebody left for. @throws Refusal `not-found` */
export async function summariseMeeting(meetingId: MeetingId, asked: Onlooking): Promise<MeetingSummary> {
  const ctx: Onlooking = { ...asked, viewer: everybody };
  const found = await loadMeeting(meetingId, ctx);
  const meeting = await showMeeting(found, ctx);
  const [minutes] = await loadMinutes(meetingId, ctx);
  if (minutes === undefined) throw new Refusal('not-found', { what: 'record of the minutes' });
  const [entries, tasks, attendances] = await Promise.all([
    loadEntries(meetingId, ctx),
    loadTasksOf(meetingId, ctx),
    loadAttendances(meetingId, ctx),
  ]);
  const open = new Set(meeting.agenda.map(({ id }) => id));
  const isOpen = (itemId: AgendaItemId | undefined) => itemId === undefined || open.has(itemId);
  const decisions = entries.filter(
    (entry) => entry.kind === 'decision' && isOpen(entry.itemId) && isReader(recordReaders(entry), everybody),
  );
  const { presentPeople: people, presentAgencies: agencies } = attendanceView(found, attendances, ctx);
  const carried = toCarry(meeting.agenda, meeting.run).length;
  const next = carried === 0 ? undefined : await findNext(ctx);
  return {
    ...{ meeting, timesText: timesText(minutes, ctx), people, agencies, decisions: decisions.length, carried },
    tasks: tasks
      .filter(({ origin }) => origin.kind !== 'meeting' || isOpen(origin.itemId))
      .map((task) => sharedTask(task, ctx))
      .filter(({ outline }) => outline !== undefined),
    ...(next === undefined ? {} : { carriedTo: meetingReference(next) }),
  };
}
