import type { IssueView } from '../useCases/issues/issueViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { calledInChat } from './issueCard';
import {
  type Action,
  button,
  card,
  type Card,
  type Element,
  open,
  run,
  show,
  subtle,
  text,
  title,
  topLine,
  type TextRun,
} from './kit';

/** Rows that fit a card with their buttons, well under the 28 KB that Teams takes. */
export const CARD_ROWS = 6;

export interface TasksPage {
  readonly marking: string;
  readonly tabUrl: string;
  /** The place of the first of these tasks among all open ones, from 1. */
  readonly from?: number;
  /** Asks for the following ones. */
  readonly more?: object;
}

/** Open tasks, overdue first: each with its next step in place. */
export function myTasksCard(tasks: readonly TaskView[], { marking, tabUrl, from = 1, more }: TasksPage): Card {
  const heading: Element[] = [
    topLine(marking, 'My tasks'),
    title(tasks.length === 0 && from === 1 ? 'You have no open tasks' : 'Your open tasks'),
  ];
  if (tasks.length > 0 && (from > 1 || more !== undefined)) heading.push(subtle(placeText(from, tasks.length, more)));
  if (tasks.length === 0 && from > 1) heading.push(subtle('These were all. Tasks have been dealt with meanwhile.'));
  const next = more === undefined ? [] : [show('Show more', more)];
  const back = from === 1 ? [] : [show('Back to the first', { kind: 'myTasks' })];
  return card('My tasks', [...heading, ...tasks.map(taskRow)], [...next, ...back, open(tabUrl)]);
}

/** "7 to 12 of the open ones": how many there are in all would be another query. */
function placeText(from: number, count: number, more: object | undefined): string {
  const last = from + count - 1;
  const which = from === last ? String(from) : `${from} to ${last}`;
  return more === undefined ? `${which}: the last of the open ones` : `${which} of the open ones`;
}

function taskRow(task: TaskView): Element {
  const due: TextRun = task.overdue
    ? run(`overdue: ${task.dueText}`, { color: 'Attention', weight: 'Bolder' })
    : run(`due ${task.dueText}`);
  const step: Action = task.may.acknowledge
    ? button('Acknowledge', 'task.acknowledge', { taskId: task.id }, { style: 'positive' })
    : show('Show', { kind: 'task', taskId: task.id });
  return {
    type: 'Container',
    separator: true,
    items: [
      text(run(`${task.reference} `, { weight: 'Bolder' }), task.title),
      { ...text(`${task.stateName} · `, due), spacing: 'None' },
      { type: 'ActionSet', actions: [step] },
    ],
  };
}

export function issuesCard(
  issues: readonly IssueView[],
  { marking, tabUrl }: { marking: string; tabUrl: string },
): Card {
  const empty = 'No issue is open. Raise one in a line: issue and then what the panel should know.';
  const rows = issues.map((issue): Element => ({
    type: 'Container',
    separator: true,
    items: [
      text(run(`${issue.reference} `, { weight: 'Bolder' }), calledInChat(issue)),
      { ...subtle(`${issue.agencyName} · ${issue.statusText}`), spacing: 'None' },
    ],
  }));
  const heading = [topLine(marking, 'Issues'), title(issues.length === 0 ? 'No open issues' : 'Open issues')];
  return card('Issues', [...heading, ...(issues.length === 0 ? [subtle(empty)] : rows)], [open(tabUrl)]);
}
