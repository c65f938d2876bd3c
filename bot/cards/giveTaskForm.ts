import type { TaskView } from '../useCases/tasks/taskViews';
import { card, type Card, fact, show, submit, topLine, title } from './kit';
import { disclosureInputs, type Holders, ownerInputs } from './peopleInputs';

/** For a task that was declined, or only proposed: who is to have it. */
export function giveTaskForm(task: TaskView, holders: Holders): Card {
  const { id: taskId, marking, reference, restricted, reason } = task;
  const send = submit(
    'Give the task',
    'task.reallocate',
    ['ownerId', 'gateway', 'purpose'],
    { taskId },
    { style: 'positive' },
  );
  return card(
    `Give task ${reference}`,
    [
      topLine(marking, reference),
      title(task.title),
      ...(reason === undefined || restricted ? [] : [fact('Reason', reason)]),
      ...ownerInputs(holders),
      ...disclosureInputs(holders),
    ],
    [send, show('Back', { kind: 'task', taskId })],
  );
}
