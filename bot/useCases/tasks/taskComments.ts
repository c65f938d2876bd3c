import type { z } from 'zod';
import { hasRight } from '../../access/rights';
import { mayReadTalk } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import type { MemberId } from '../../domain/ids';
import { holdersOf, type Task, TaskComment } from '../../domain/task';
import { commented } from '../../domain/taskMarks';
import type { Admitted, Context } from '../ports';
import { takeStep, TaskRef } from './taskAnswering';
import { answerersOf, newsAt } from './taskChange';
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
  const { viewer } = ctx;
  const ofAgency = task.state === 'proposed' ? [task.created.by] : holdersOf(task);
  return [
    ...(hasRight(viewer, 'task.direct') ? ofAgency : []),
    ...(viewer.member.agencyId === task.agencyId ? answerersOf(task, ctx) : []),
    ...(lastComment === undefined ? [] : [lastComment.by]),
  ].filter((id) => reads(task, id, ctx));
}

/** Whoever wrote while the task was theirs may hold it no more. */
function reads(task: Task, id: MemberId, { roster }: Context): boolean {
  const member = roster.members.get(id);
  const agency = member === undefined ? undefined : roster.agencies.get(member.agencyId);
  return member !== undefined && agency !== undefined && mayReadTalk(task, viewerOf(member, agency, roster));
}
