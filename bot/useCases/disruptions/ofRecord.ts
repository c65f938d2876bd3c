import type { Disruption } from '../../domain/disruption';
import { recordReaders, type MinuteEntry } from '../../domain/minutes';
import { type Task, taskReaders } from '../../domain/task';
import type { Context } from '../ports';
import { DisruptionId, type MinuteEntryId } from '../../domain/ids';
import type { Draft } from '../../ledger/changeDraft';

/** Whoever may no longer see a task, or may see it from now on, sees its disruptions so, too. */
export async function readAsTask(task: Task, draft: Draft): Promise<void> {
  for (const each of await draft.listOf('disruption', 'taskId', task.id)) readBy(each, taskReaders(task), draft);
}

/** The same of what was recorded at a meeting. */
export async function readAsEntry(entry: MinuteEntry, draft: Draft, ctx: Pick<Context, 'sha256'>): Promise<void> {
  const disruption = await draft.read('disruption', idOfEntry(entry.id, ctx));
  if (disruption !== undefined) readBy(disruption, recordReaders(entry), draft);
}

function readBy(disruption: Disruption, readers: string[], draft: Draft): void {
  if (readers.join() !== disruption.readers.join()) draft.put('disruption', { ...disruption, readers });
}

/** One an entry: written again, it is the same. */
function idOfEntry(id: MinuteEntryId, { sha256 }: Pick<Context, 'sha256'>): DisruptionId {
  return DisruptionId.parse(sha256(`entry ${id}`).slice(0, 32));
}
