import { shortened } from '../domain/text';
import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import type { DigestView } from '../useCases/reminders/reminderViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { countedLines } from './digestCard';
import { card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';
import { meetingRow, taskRow } from './rows';

/** One of the things that fell due for the reader, as it stands now. */
export type DueRow =
  | { readonly kind: 'task'; readonly task: TaskView }
  | { readonly kind: 'agenda'; readonly meeting: MeetingView; readonly own: OwnAttendanceView | undefined }
  | { readonly kind: 'notice'; readonly said: string }
  | { readonly kind: 'digest'; readonly digest: DigestView };

export interface DueParts {
  readonly marking: string;
  readonly tabUrl: string;
  /** "Wed 3 Mar": the day of which it reminds. */
  readonly dayText: string;
}

/** Rows that fit a card with their buttons, well under the 28 KB that Teams takes. */
const DUE_ROWS = 6;

/** All that fell due for one person on one day, the most urgent first, each with what is to be done about it. */
export function dueCard(rows: readonly DueRow[], { marking, tabUrl, dayText }: DueParts): Card {
  const things = rows.filter(({ kind }) => kind !== 'digest');
  const shown = things.slice(0, DUE_ROWS);
  const left = things.length - shown.length;
  const first = shown.findIndex(asks);
  const body: Element[] = [
    topLine(marking, 'Reminders'),
    text(`Reminder of ${dayText}`),
    title(headingOf(things)),
    ...shown.flatMap((row, index) => rowOf(row, index === first)),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
    ...rows.flatMap((row) => (row.kind === 'digest' ? weekOf(row.digest) : [])),
  ];
  // Whoever holds no task is not sent to a list of theirs.
  const tasks = things.some(({ kind }) => kind === 'task') ? [show('My tasks', { kind: 'myTasks' })] : [];
  return card(`Reminders of ${dayText}`, body, [...tasks, open(tabUrl)]);
}

function headingOf(things: readonly DueRow[]): string {
  const waiting = things.filter(waits).length;
  if (waiting === 0) return things.length === 0 ? 'Your week' : 'None of this waits any more';
  return waiting === 1 ? 'One thing waits' : `${waiting} things wait`;
}

/** Whether somebody has still to do something about it. */
function waits(row: DueRow): boolean {
  if (row.kind === 'task') return !['completed', 'closed', 'withdrawn', 'declined'].includes(row.task.state);
  if (row.kind === 'agenda') return row.meeting.state === 'planned';
  return row.kind === 'notice';
}

/** Whether it is worth a message of its own. */
export function saysSomething(row: DueRow): boolean {
  return row.kind === 'digest' ? row.digest.lines.length > 0 : waits(row);
}

/** Whether the reader is asked something that is answered in one click. */
function asks(row: DueRow): boolean {
  if (row.kind === 'task') return row.task.may.acknowledge;
  return (
    row.kind === 'agenda' && row.meeting.state === 'planned' && row.own !== undefined && row.own.reply === undefined
  );
}

function rowOf(row: DueRow, isFirst: boolean): Element[] {
  switch (row.kind) {
    case 'task':
      return [taskRow(row.task, isFirst)];
    case 'agenda':
      return [meetingRow(row.meeting, row.own, isFirst)];
    case 'notice':
      return [{ type: 'Container', separator: true, items: [text(shortened(row.said, 300))] }];
    case 'digest':
      return [];
  }
}

function weekOf({ lines, nextMeetingText }: DigestView): Element[] {
  const next = nextMeetingText === undefined ? [] : [subtle(nextMeetingText)];
  const heading = text(run('This week', { weight: 'Bolder' }));
  return lines.length === 0
    ? []
    : [{ type: 'Container', separator: true, items: [heading, ...countedLines(lines), ...next] }];
}
