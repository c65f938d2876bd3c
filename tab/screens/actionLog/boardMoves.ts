import type { TaskView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';

/** Every state in which somebody has to act, and the one that ends it; what is held up stands apart, whatever its state. */
export const columnNames = {
  proposed: 'Proposed',
  declined: 'Declined',
  allocated: 'Allocated',
  acknowledged: 'Acknowledged',
  inProgress: 'In progress',
  blocked: 'Blocked',
  completed: 'Completed',
  closed: 'Closed',
} as const;
export type Column = keyof typeof columnNames;
export const columnsInOrder = namesOf(columnNames);

/** Undefined where nobody acts any more: withdrawn. */
export function columnOf({ state, blockedText }: Pick<TaskView, 'state' | 'blockedText'>): Column | undefined {
  if (state === 'withdrawn') return undefined;
  return blockedText === undefined ? state : 'blocked';
}

/** The step that brings a task into a column, and why it may not come there. */
const into = {
  proposed: { step: undefined, otherwise: 'What has been given is not proposed again.' },
  declined: { step: 'decline', otherwise: 'Only its agency declines a task, while it still owes it.' },
  allocated: {
    step: 'reallocate',
    otherwise: 'Only what is proposed or declined is given to somebody, by those who run the panel.',
  },
  acknowledged: { step: 'acknowledge', otherwise: 'Only its agency acknowledges a task, once, after it was given.' },
  inProgress: { step: 'progress', otherwise: 'Only its agency says that work goes on.' },
  blocked: { step: 'block', otherwise: 'Only its agency says that a task which it still owes is blocked.' },
  completed: { step: 'complete', otherwise: 'Only its agency completes a task, while it still owes it.' },
  closed: { step: 'close', otherwise: 'Only what is completed is closed, by those who run the panel.' },
} as const;

export type MoveStep = Exclude<(typeof into)[Column]['step'], undefined> | 'unblock';
export type Move = { readonly step: MoveStep } | { readonly why: string };

/** What moving a task into a column comes to; undefined where it stands there already. */
export function moveInto(task: Pick<TaskView, 'state' | 'blockedText' | 'may'>, column: Column): Move | undefined {
  const from = columnOf(task);
  if (from === column) return undefined;
  if (from === 'blocked' && isOwedColumn(column)) return outOfBlocked(task, column);
  const { step, otherwise } = into[column];
  return step !== undefined && task.may[step] ? { step } : { why: otherwise };
}

function isOwedColumn(column: Column): boolean {
  return column === 'allocated' || column === 'acknowledged' || column === 'inProgress';
}

/** It goes on where it stood. */
function outOfBlocked({ state, may }: Pick<TaskView, 'state' | 'may'>, column: Column): Move {
  if (column !== state) return { why: 'It goes on first where it stood: only what is not held up moves on.' };
  return may.unblock ? { step: 'unblock' } : { why: 'Only its agency says that it can go on.' };
}

/** The nearest column on one side into which the task may be moved; else that beside it, with why not. */
export function columnBeside(task: TaskView, by: 1 | -1): Column | undefined {
  const from = columnOf(task);
  if (from === undefined) return undefined;
  const at = columnsInOrder.indexOf(from);
  const beyond = by === 1 ? columnsInOrder.slice(at + 1) : columnsInOrder.slice(0, at).reverse();
  return beyond.find((column) => 'step' in (moveInto(task, column) ?? {})) ?? beyond[0];
}
