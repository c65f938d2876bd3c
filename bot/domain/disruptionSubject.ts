import type { Disruption } from './disruption';
import type { LogSubject, NamedSubject } from './log';

interface Placed extends Pick<Disruption, 'id' | 'reference' | 'groupId' | 'taskId' | 'taskReference'> {
  readonly meetingId?: string | undefined;
  readonly entryId?: string | undefined;
  readonly groupReference?: string | undefined;
}

/**
 * In whose story it stands: its group's, else its task's, else that of the meeting at which it was recorded. What it is
 * called says none of its words: "NM-OCG-031, disruption D-27-003".
 */
export function disruptionSubject(disruption: Placed): { subject: NamedSubject; partOf?: LogSubject } {
  const { id, reference, groupId, groupReference, taskId, taskReference, entryId, meetingId } = disruption;
  const called = (whole: string | undefined) => `${whole === undefined ? '' : `${whole}, `}disruption ${reference}`;
  if (groupId !== undefined)
    return { subject: { type: 'group', id: `${groupId}.disruption.${id}`, reference: called(groupReference) } };
  if (taskId !== undefined) return { subject: { type: 'task', id: taskId, reference: called(taskReference) } };
  const subject = { type: 'minuteEntry', id: entryId ?? id, reference: called(undefined) } as const;
  return meetingId === undefined ? { subject } : { subject, partOf: { type: 'meeting', id: meetingId } };
}
