import { shortened } from '../domain/text';
import { dayText, daysBetween, type LocalDate } from '../domain/time';
import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import type { DigestView } from '../useCases/reminders/reminderViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { weekLines } from './digestCard';
import { foldedAway } from './buttons';
import { card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';
import { meetingRow, shortMeetingRow, shortTaskRow, taskRow } from './rows';

/** One of the things that fell due for the reader, as it stands now. */
export type DueRow =
  | { readonly kind: 'task'; readonly task: TaskView }
  | { readonly kind: 'agenda'; readonly meeting: MeetingView; readonly own: OwnAttendanceView | undefined }
  | { readonly kind: 'notice'; readonly said: string }
  | { readonly kind: 'digest'; readonly digest: DigestView };

export interface DueParts {
  readonly marking: string;
  readonly tabUrl: string;
  /** The day of which it reminds. */
  readonly on: LocalDate;
  readonly today: LocalDate;
}

/** Rows with their buttons that one reads through; the others are a line each, behind a fold. */
const DUE_ROWS = 6;

/**
 * All that fell due for one person on one day, the most urgent first, each with what is to be done about it. Nothing is
 * left out: what the card does not tell would count as told.
 */
export function dueCard(rows: readonly DueRow[], { marking, tabUrl, on, today }: DueParts): Card {
  const things = rows.filter(({ kind }) => kind !== 'digest');
  const inSight = new Set([...things].sort((a, b) => placeOf(a) - placeOf(b)).slice(0, DUE_ROWS));
  const shown = things.filter((row) => inSight.has(row));
  const others = things.filter((row) => !inSight.has(row));
  const first = shown.findIndex(asks);
  const day = dayText(on, today);
  const body: Element[] = [
    topLine(marking, 'Reminders'),
    text(`Reminder of ${day}`),
    title(headingOf(rows, on)),
    ...shown.flatMap((row, index) => rowOf(row, index === first)),
    ...foldedAway(`Show ${others.length} more`, 'others', others.flatMap(shortRowOf)),
    ...rows.flatMap((row) => (row.kind === 'digest' ? weekOf(row.digest) : [])),
  ];
  // Whoever holds no task is not sent to a list of theirs.
  const tasks = things.some(({ kind }) => kind === 'task') ? [show('My tasks', { kind: 'myTasks' })] : [];
  return card(`Reminders of ${day}`, body, [...tasks, open(tabUrl)]);
}

/** What asks stands in sight before what only waits, and that before what is settled; the order stays. */
function placeOf(row: DueRow): number {
  if (asks(row)) return 0;
  return waits(row) ? 1 : 2;
}

/** A week late is what lists of others' tasks come for. */
const WEEK_LATE_DAYS = 7;

function headingOf(rows: readonly DueRow[], on: LocalDate): string {
  const waiting = rows.filter(waits);
  // Where nothing else waits the week is what the card is about: it may well tell of what does.
  const isWeek = rows.some((row) => row.kind === 'digest' && saysSomething(row));
  const late = waiting.flatMap((row) => (row.kind === 'task' && row.task.overdue ? [row.task] : []));
  if (waiting.length === 0) return isWeek ? 'Your week' : 'None of this waits any more';
  const one = waiting.length === 1;
  if (late.length === waiting.length) {
    const week = late.every(({ dueOn }) => daysBetween(dueOn, on) >= WEEK_LATE_DAYS) ? 'a week overdue' : 'overdue';
    return one ? `One task is ${week}` : `${waiting.length} tasks are ${week}`;
  }
  const ofThem = late.length === 0 ? '' : `, ${late.length === 1 ? 'one' : late.length} of them overdue`;
  return one ? 'One thing waits' : `${waiting.length} things wait${ofThem}`;
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
      return [
        {
          type: 'Container',
          separator: true,
          items: shortened(row.said, 400)
            .split('\n')
            .map((line) => text(line)),
        },
      ];
    case 'digest':
      return [];
  }
}

function shortRowOf(row: DueRow): Element[] {
  switch (row.kind) {
    case 'task':
      return [shortTaskRow(row.task)];
    case 'agenda':
      return [shortMeetingRow(row.meeting, row.own)];
    case 'notice':
      return [{ ...text(shortened(row.said.replaceAll('\n', ' '), 300)), spacing: 'Small' }];
    case 'digest':
      return [];
  }
}

/** Beside all that falls due the week is told in short. */
const MOST_NAMES = 40;

function weekOf({ lines, nextMeetingText }: DigestView): Element[] {
  const next = nextMeetingText === undefined ? [] : [subtle(nextMeetingText)];
  const heading = text(run('This week', { weight: 'Bolder' }));
  return lines.length === 0
    ? []
    : [{ type: 'Container', separator: true, items: [heading, ...weekLines(lines, MOST_NAMES), ...next] }];
}
