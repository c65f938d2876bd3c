import type { Disruption, DisruptionGrade } from '../../domain/disruption';
import { disruptionOfEntryId, disruptionOfTaskId } from '../../domain/disruptionIds';
import { recordReaders, type MinuteEntry } from '../../domain/minutes';
import { type Task, taskReaders } from '../../domain/task';
import type { Context } from '../ports';
import type { Draft } from '../../ledger/changeDraft';

/** Whoever may no longer see a task, or may see it from now on, sees its disruptions so, too. */
export async function readAsTask(task: Task, draft: Draft): Promise<void> {
  for (const each of await draft.listOf('disruption', 'taskId', task.id)) readBy(each, taskReaders(task), draft);
}

/** The same of what was recorded at a meeting. */
export async function readAsEntry(entry: MinuteEntry, draft: Draft, ctx: Pick<Context, 'sha256'>): Promise<void> {
  const disruption = await draft.read('disruption', disruptionOfEntryId(entry.id, ctx));
  if (disruption !== undefined) readBy(disruption, recordReaders(entry), draft);
}

function readBy(disruption: Disruption, readers: string[], draft: Draft): void {
  if (readers.join() !== disruption.readers.join()) draft.put('disruption', { ...disruption, readers });
}

/** The task that it was closed with says the grade, too. */
export async function gradeTask(
  { id, taskId }: Disruption,
  moderatedGrade: DisruptionGrade,
  draft: Draft,
  ctx: Pick<Context, 'sha256'>,
): Promise<void> {
  const task =
    taskId === undefined || id !== disruptionOfTaskId(taskId, ctx) ? undefined : await draft.read('task', taskId);
  if (task?.state !== 'closed') return;
  draft.put('task', { ...task, moderatedGrade });
  draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
}
