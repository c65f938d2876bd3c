import type { z } from 'zod';
import { hasRight } from '../../access/rights';
import type { MemberId } from '../../domain/ids';
import { type Task, TaskComment } from '../../domain/task';
import { commented } from '../../domain/taskMarks';
import type { Admitted, Context } from '../ports';
import { takeStep, TaskRef } from './taskAnswering';
import { answerersOf, holdersOf, newsAt } from './taskChange';
import type { TaskStepView } from './taskViews';

export const CommentOnTask = TaskRef.extend({ text: TaskComment });

/** A line between the agency and the panel: it stands in the history, and the other side hears that it was written. */
export function commentOnTask({ taskId, text }: z.infer<typeof CommentOnTask>, ctx: Admitted): Promise<TaskStepView> {
  return takeStep(
    taskId,
    {
      action: 'task-commented',
      note: text,
      decide: (task, context) => commented(task, text, context),
      tells: (task, before) => (isToldAlready(before, ctx) ? [] : otherSideOf(task, before, ctx)),
      said: `${ctx.viewer.member.name} wrote about this task.`,
    },
    ctx,
  );
}

/** In quiet hours one card waits for whatever somebody writes until then: it shows the last of it. */
function isToldAlready({ lastComment, urgent }: Task, ctx: Context): boolean {
  if (lastComment?.by !== ctx.viewer.member.id || urgent) return false;
  const waitsUntil = newsAt(lastComment.at, ctx);
  return waitsUntil > ctx.now && waitsUntil === newsAt(ctx.now, ctx);
}

/** Whoever is written to, and whoever wrote last. */
function otherSideOf(task: Task, { lastComment }: Task, ctx: Context): MemberId[] {
  const { viewer, roster } = ctx;
  const ofAgency = task.state === 'proposed' ? [task.created.by] : holdersOf(task);
  return [
    ...(hasRight(viewer, 'task.direct') ? ofAgency : []),
    ...(viewer.member.agencyId === task.agencyId ? answerersOf(task, ctx) : []),
    ...(lastComment !== undefined && roster.members.has(lastComment.by) ? [lastComment.by] : []),
  ];
}
