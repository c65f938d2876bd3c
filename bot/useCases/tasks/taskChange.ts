import { taskHearers } from '../../access/sight';
import type { MemberId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { type Task } from '../../domain/task';
import type { StepContext } from '../../domain/taskSteps';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';

export function stepContext({ viewer, now, roster, calendar }: Context): StepContext {
  return { by: viewer.member.id, now, timeZone: roster.panel.timeZone, holidays: calendar.holidays };
}

export function holdersOf(task: Task): MemberId[] {
  return task.deputyId === undefined ? [task.ownerId] : [task.ownerId, task.deputyId];
}

export function tell(task: Task, to: readonly MemberId[], draft: Draft): void {
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id }, to });
}

/** What tells an agency of a task: it is given to it, passed on to it, or it is reminded of it. */
const telling: readonly LogAction[] = ['task-allocated', 'task-reallocated', 'task-reassigned', 'task-chased'];

export function recordTask(task: Task, action: LogAction, note: string | undefined, draft: Draft, ctx: Context): void {
  draft.put('task', task);
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'task', id: task.id, reference: task.reference },
    readers: taskHearers(task),
    to: telling.includes(action) ? [task.agencyId] : undefined,
    note,
  });
}
