import { taskReaders, isAwaited, isOpen, type Task } from '../domain/task';
import { countedTask, countedKeys } from '../domain/counted';
import { retentionKeys } from '../domain/retained';
import { taskEndedOn } from '../domain/retentionDays';
import { restrictedUntil } from '../domain/restriction';
import { flagsOf } from './taskFlags';
import { taskWords } from './wordKeys';
import type { DocumentKeys } from './store';

export function taskKeys(task: Task): DocumentKeys {
  return {
    number: task.number,
    reference: task.reference,
    open: isOpen(task) ? 'yes' : 'no',
    ...{ state: task.state, agencyId: task.agencyId, dueOn: task.dueOn },
    ...{ ownerId: task.ownerId, deputyId: task.deputyId },
    ...(task.origin.kind === 'meeting' ? { meetingId: task.origin.meetingId } : {}),
    ...{ partOf: task.partOf?.taskId, groupId: task.opportunity?.groupId, flags: flagsOf(task) },
    awaited: isAwaited(task) ? 'yes' : undefined,
    ackDueAt: task.state === 'allocated' ? task.allocated.ackDueAt : undefined,
    changedAt: task.changed.at,
    ...{ readers: taskReaders(task), restrictedUntil: restrictedUntil(task) },
    ...{ givenAt: task.created.at, words: taskWords(task) },
    ...countedKeys(countedTask(task)),
    ...retentionKeys(taskEndedOn(task), task.retention),
  };
}
