import type { Task } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';
import { guardSaid } from '../disruptions/disruptionChange';
import type { Context } from '../ports';
import { groupOfTask } from './groupOfTask';

/**
 * Its words are read by more people than may know those of the group that it is about: they name nobody of it.
 *
 * @throws Refusal `names-a-person`, `marking-too-high`
 */
export async function guardTaskWords(
  task: Pick<Task, 'origin' | 'opportunity' | 'partOf'>,
  texts: readonly (string | undefined)[],
  draft: Draft,
  ctx: Context,
): Promise<void> {
  if (texts.every((text) => text === undefined)) return;
  await guardSaid(texts, await groupOfTask(task, draft), draft, ctx);
}
