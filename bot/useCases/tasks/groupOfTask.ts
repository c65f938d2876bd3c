import type { GroupId } from '../../domain/ids';
import type { Task } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';

/** That of its opportunity, or on whose item it was given, of a part that of the whole; undefined where it was given elsewhere. */
export async function groupOfTask(
  { origin, opportunity, partOf }: Pick<Task, 'origin' | 'opportunity' | 'partOf'>,
  reading: Pick<Draft, 'read'>,
): Promise<GroupId | undefined> {
  if (opportunity !== undefined) return opportunity.groupId;
  const whole = partOf && (await reading.read('task', partOf.taskId));
  if (whole !== undefined) return groupOfTask(whole, reading);
  if (origin.kind !== 'meeting') return undefined;
  const meeting = await reading.read('meeting', origin.meetingId);
  return meeting?.agenda.find(({ id }) => id === origin.itemId)?.groupId;
}
