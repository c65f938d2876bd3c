import { namesOf } from '../../../bot/domain/byName';
import { taskFollows } from '../../../bot/domain/whatFollows';
import type { TaskStep } from '../../../bot/domain/taskSteps';

interface Words {
  readonly label: string;
  /** "SEN-27-014 …" */
  readonly done: string;
  /** The key that does it where the task is open: of two steps with one key a task allows one at a time. */
  readonly key: string;
}

/** In the order of the buttons: the first that may be used is the primary one. */
export const stepWords: Readonly<Record<TaskStep, Words>> = {
  grantTime: { label: 'Give more time', done: 'is given more time', key: 'y' },
  refuseTime: { label: 'Refuse', done: 'stays due when it was', key: 'u' },
  acknowledge: { label: 'Acknowledge', done: 'acknowledged', key: 'a' },
  close: { label: 'Close', done: 'closed', key: 'c' },
  reallocate: { label: 'Give to somebody', done: 'given', key: 'g' },
  complete: { label: 'Complete', done: 'completed; the coordinator will close it', key: 'c' },
  progress: { label: 'Progress note', done: 'is in progress', key: 'n' },
  unblock: { label: 'Can go on', done: 'can go on', key: 'b' },
  block: { label: 'Blocked', done: 'marked as blocked', key: 'b' },
  askTime: { label: 'Ask for more time', done: 'waits for an answer: more time is asked for', key: 'm' },
  decline: { label: 'Decline', done: 'handed back to the coordinator', key: 'd' },
  reassign: { label: 'Pass on', done: 'passed on', key: 'p' },
  reword: { label: 'Change the wording', done: 'is worded anew', key: 'o' },
  escalate: { label: 'Escalate', done: 'escalated to the chair', key: 'e' },
  withdraw: { label: 'Withdraw', done: 'withdrawn', key: 'w' },
};
export const stepsInOrder = namesOf(stepWords);

/** Those that ask for one reason. */
export const reasonForms = {
  decline: {
    command: 'task.decline',
    title: 'Why can your agency not take this on?',
    submit: 'Decline the task',
    follows: taskFollows.decline,
  },
  block: {
    command: 'task.block',
    title: 'What holds it up?',
    submit: 'Mark as blocked',
    follows: 'The coordinator is told. “Can go on” takes it back.',
  },
  escalate: {
    command: 'task.escalate',
    title: 'What should the chair step in on?',
    submit: 'Escalate to the chair',
    follows: taskFollows.escalate,
  },
  withdraw: {
    command: 'task.withdraw',
    title: 'Why is the task withdrawn?',
    submit: 'Withdraw the task',
    follows: taskFollows.withdraw,
  },
} as const satisfies Partial<Record<TaskStep, object>>;
export type ReasonStep = keyof typeof reasonForms;

/** Those that ask for somebody to hold the task. */
export const holderForms = {
  reassign: { command: 'task.reassign', words: 'Pass the task on' },
  reallocate: { command: 'task.reallocate', words: 'Give the task to somebody' },
} as const satisfies Partial<Record<TaskStep, object>>;
export type HolderStep = keyof typeof holderForms;
