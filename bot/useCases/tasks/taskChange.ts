import { isAmong } from '../../domain/member';
import { talkHearers, taskHearers } from '../../access/sight';
import type { MemberId, TaskId } from '../../domain/ids';
import { isTalk, type LogAction } from '../../domain/logActions';
import { Refusal } from '../../domain/refusal';
import { decentHour } from '../../domain/reminder';
import { type Task } from '../../domain/task';
import type { StepContext } from '../../domain/taskSteps';
import type { Instant } from '../../domain/time';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { membersInRole } from '../../ledger/roster';
import type { Context } from '../ports';

export function stepContext({ viewer, now, roster, calendar }: Context): StepContext {
  const { timeZone, targets, quietHours } = roster.panel;
  return { by: viewer.member.id, now, timeZone, targets, quietHours, holidays: calendar.holidays };
}

export function tell(task: Task, to: readonly MemberId[], draft: Draft): void {
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id }, to });
}

/** A card that says why it comes, to whoever did not bring it about; unless the task is urgent, not in quiet hours. */
export function tellNews(task: Task, to: readonly MemberId[], said: string, draft: Draft, ctx: Context): void {
  const others = to.filter((id) => id !== ctx.viewer.member.id);
  const dueAt = task.urgent ? ctx.now : newsAt(ctx.now, ctx);
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id, said }, to: others, dueAt });
}

/** When news of `at` that can wait goes out. */
export function newsAt(at: Instant, { roster, calendar }: Context): Instant {
  return decentHour(at, roster.panel, calendar.holidays);
}

/** Whoever answers an agency for the panel: the coordinator; where there is none who may know of it, the chair. */
export function answerersOf({ recusedIds = [] }: Task, { roster }: Context): MemberId[] {
  const knowing = (...roles: Parameters<typeof membersInRole>[1][]) =>
    membersInRole(roster, ...roles).filter((id) => !isAmong(recusedIds, roster.members.get(id) ?? { id }));
  const coordinators = knowing('coordinator');
  return coordinators.length > 0 ? coordinators : knowing('chair', 'deputyChair');
}

/** Of several tasks somebody asked for these too, which are not there for them: each is logged as if it had been alone. */
export async function noteRefused(name: string, taskIds: readonly TaskId[], ctx: Context): Promise<void> {
  const error = new Refusal('not-found', { what: 'task' });
  for (const taskId of taskIds) await ctx.readings.refused({ name, input: { taskId }, error }, ctx);
}

/** What tells an agency of a task: it is given to it, passed on to it, or it is reminded of it. */
const telling: readonly LogAction[] = [
  ...(['task-allocated', 'task-reallocated', 'task-reassigned', 'task-chased'] as const),
  ...(['task-brought-in', 'task-brought-anew'] as const),
];

/** `said`: a note alone, or with the text that is written over. */
export function recordTask(
  task: Task,
  action: LogAction,
  said: string | Pick<Happening, 'note' | 'former' | 'to'> | undefined,
  draft: Draft,
  ctx: Context,
): void {
  draft.put('task', task);
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'task', id: task.id, reference: task.reference },
    readers: isTalk(action) ? talkHearers(task) : taskHearers(task),
    to: telling.includes(action) ? [task.agencyId] : undefined,
    ...(typeof said === 'string' ? { note: said } : said),
  });
}
