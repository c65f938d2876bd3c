import type { TaskView } from '../../../bot/contract';
import type { TaskStep } from '../../../bot/domain/taskSteps';
import { useCommand } from '../../data/useCommand';
import { useChase } from './useChase';

const directSteps = ['acknowledge', 'unblock', 'grantTime'] as const satisfies readonly TaskStep[];
export type DirectStep = (typeof directSteps)[number];

export function isDirect(action: TaskStep): action is DirectStep {
  return directSteps.some((each) => each === action);
}

/** What takes one click and asks nothing. */
export function useDirectActions({ id: taskId, moreTime, dueOn }: TaskView) {
  const acknowledge = useCommand('task.acknowledge');
  const unblock = useCommand('task.unblock');
  const grantTime = useCommand('task.grantTime');
  const chase = useChase();
  const all = [acknowledge, unblock, grantTime, chase];
  function start(action: DirectStep, onSuccess: () => void): void {
    if (action === 'acknowledge') acknowledge.mutate({ taskId }, { onSuccess });
    else if (action === 'unblock') unblock.mutate({ taskId }, { onSuccess });
    else grantTime.mutate({ taskId, dueOn: moreTime?.dueOn ?? dueOn }, { onSuccess });
  }
  return {
    isPending: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null) ?? null,
    start,
    remind: () => chase.remind([taskId]),
  };
}
