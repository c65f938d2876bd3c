import type { IssueView, TaskView } from '../useCases/views';
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

/** Open tasks, overdue first: each with its next step in place. `more` asks for the following ones. */
export function myTasksCard(
  tasks: readonly TaskView[],
  { marking, openUrl, more }: { marking: string; openUrl: string; more?: object },
): Card {
  const heading = [
    topLine(marking, 'My tasks'),
    title(tasks.length === 0 ? 'You have no open tasks' : 'Your open tasks'),
  ];
  const next = more === undefined ? [] : [show('Show more', more)];
  return card('My tasks', [...heading, ...tasks.map(taskRow)], [...next, open(openUrl)]);
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
  { marking, openUrl }: { marking: string; openUrl: string },
): Card {
  const empty = 'No issue is open. Raise one in a line: issue and then what the panel should know.';
  const rows = issues.map((issue): Element => ({
    type: 'Container',
    separator: true,
    items: [
      text(run(`${issue.reference} `, { weight: 'Bolder' }), issue.headline),
      { ...subtle(`${issue.agencyName} · ${issue.statusText}`), spacing: 'None' },
    ],
  }));
  const heading = [topLine(marking, 'Issues'), title(issues.length === 0 ? 'No open issues' : 'Open issues')];
  return card('Issues', [...heading, ...(issues.length === 0 ? [subtle(empty)] : rows)], [open(openUrl)]);
}
