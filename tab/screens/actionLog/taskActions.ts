import type { TaskView } from '../../../bot/contract';

export type TaskAction = keyof TaskView['may'];

/** The words on the buttons, in the order in which they stand: the first that may be used is the primary one. */
export const taskActions: readonly { readonly action: TaskAction; readonly label: string }[] = [
  { action: 'acknowledge', label: 'Acknowledge' },
  { action: 'close', label: 'Close' },
  { action: 'reallocate', label: 'Give to somebody' },
  { action: 'complete', label: 'Complete' },
  { action: 'progress', label: 'Progress note' },
  { action: 'unblock', label: 'Can go on' },
  { action: 'block', label: 'Blocked' },
  { action: 'decline', label: 'Decline' },
  { action: 'reassign', label: 'Pass on' },
  { action: 'escalate', label: 'Escalate' },
  { action: 'withdraw', label: 'Withdraw' },
];

/** Those that ask for one reason. */
export const reasonForms = {
  decline: { command: 'task.decline', title: 'Why can your agency not take this on?', submit: 'Decline the task' },
  block: { command: 'task.block', title: 'What holds it up?', submit: 'Mark as blocked' },
  escalate: { command: 'task.escalate', title: 'What should the chair step in on?', submit: 'Escalate to the chair' },
  withdraw: { command: 'task.withdraw', title: 'Why is the task withdrawn?', submit: 'Withdraw the task' },
} as const;
export type ReasonAction = keyof typeof reasonForms;

export const doneWords: Record<TaskAction, string> = {
  acknowledge: 'acknowledged',
  decline: 'handed back to the coordinator',
  progress: 'is in progress',
  block: 'marked as blocked',
  unblock: 'can go on',
  complete: 'completed; the coordinator will close it',
  reassign: 'passed on',
  reallocate: 'given',
  escalate: 'escalated to the chair',
  withdraw: 'withdrawn',
  close: 'closed',
};
