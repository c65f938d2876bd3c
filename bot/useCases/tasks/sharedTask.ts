import { taskSight } from '../../access/sight';
import { everybody } from '../../access/viewer';
import type { TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { isOverdue, type Task } from '../../domain/task';
import { dueText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { agencyName } from '../members/names';
import type { Onlooking } from '../ports';
import type { SharedTask } from './taskViews';
import { taskStateNames } from './viewTask';

/** A task as a chat of many may show it, whoever asked. @throws Refusal `not-found` */
export async function loadSharedTask(taskId: TaskId, ctx: Onlooking): Promise<SharedTask> {
  const found = await ctx.store.read(ctx.roster.panel.id, `task:${taskId}`);
  if (found === undefined) throw new Refusal('not-found', { what: 'task' });
  return sharedTask(recordOf('task', found), ctx);
}

export function sharedTask(task: Task, ctx: Onlooking): SharedTask {
  const { id, reference, agencyId, state, dueOn } = task;
  const outline = {
    agencyName: agencyName(agencyId, ctx),
    stateName: taskStateNames[state],
    dueText: dueText(dueOn, ctx.today),
    overdue: isOverdue(task, ctx.today),
  };
  const shown = taskSight(task, everybody) === 'outline' ? { outline } : {};
  return { id, reference, marking: ctx.roster.panel.marking, ...shown };
}
