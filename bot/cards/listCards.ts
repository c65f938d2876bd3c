import type { IssueView } from '../useCases/issues/issueViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { calledInChat } from './issueCard';
import { footed } from './buttons';
import { card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';
import { taskRow } from './rows';

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
  const heading: Element[] = [topLine(marking, 'My tasks'), title(headingOf(tasks.length, from, more))];
  if (tasks.length === 0 && from > 1) heading.push(subtle('Tasks have been dealt with meanwhile.'));
  // Of several that ask the same none stands out.
  const asking = tasks.filter(({ may }) => may.acknowledge);
  const rows = tasks.map((task) => taskRow(task, asking.length === 1));
  const next = more === undefined ? [] : [show('Show more', more)];
  const back = from === 1 ? [] : [show('Back', { kind: 'myTasks' })];
  return footed('My tasks', [...heading, ...rows], [...next, ...back, open(tabUrl)]);
}

/** "Your open tasks, 7 to 12": how many there are in all would be another query. */
function headingOf(count: number, from: number, more: object | undefined): string {
  if (count === 0) return from === 1 ? 'You have no open tasks' : 'These were all';
  if (from === 1 && more === undefined) return 'Your open tasks';
  const last = from + count - 1;
  return `Your open tasks, ${from === last ? 'number ' : ''}${from}${from === last ? '' : ` to ${last}`}`;
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
