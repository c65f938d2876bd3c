import { DisruptionId, type MinuteEntryId, type TaskId } from './ids';
import type { Sha256 } from './log';

interface Hashing {
  readonly sha256: Sha256;
}

/** One a task is closed with, and one an entry of a meeting: written again, it is the same. */
export function disruptionOfTaskId(id: TaskId, hashing: Hashing): DisruptionId {
  return idOf(`task ${id}`, hashing);
}

export function disruptionOfEntryId(id: MinuteEntryId, hashing: Hashing): DisruptionId {
  return idOf(`entry ${id}`, hashing);
}

function idOf(what: string, { sha256 }: Hashing): DisruptionId {
  return DisruptionId.parse(sha256(what).slice(0, 32));
}
