import { z } from 'zod';
import { DisruptionGrade, FourP } from '../../domain/disruption';
import { AgencyId, DisruptionId, GroupId, MeetingId, MinuteEntryId, TaskId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { LocalDate } from '../../domain/time';

export const DisruptionView = z.object({
  id: DisruptionId,
  reference: z.string().describe('D-27-003'),
  marking: BorneMarking,
  restricted: z.boolean(),
  on: LocalDate,
  onText: z.string().describe('Tue 2 Feb'),
  what: z.string(),
  fourP: FourP.optional(),
  agencies: z.array(z.object({ id: AgencyId, name: z.string() })).describe('Those that are credited'),
  groupId: GroupId.optional(),
  groupReference: z.string().optional().describe('NM-OCG-031'),
  operation: z.string().optional(),
  taskId: TaskId.optional(),
  taskReference: z.string().optional(),
  meetingId: MeetingId.optional(),
  entryId: MinuteEntryId.optional(),
  proposed: z.object({
    grade: DisruptionGrade.optional(),
    text: z.string().describe('Proposed 09:14 by Priya Sandhu'),
  }),
  moderated: z
    .object({ grade: DisruptionGrade, text: z.string(), reason: z.string().optional() })
    .optional()
    .describe('By somebody else than who proposed it; absent while it waits for that'),
  waits: z.boolean().describe('Nobody has said yet which grade it is'),
  withdrawnText: z.string().optional().describe('Taken back 09:14 by Priya Sandhu: why'),
  apmisReference: z.string().optional(),
  control: z
    .object({
      what: z.string(),
      recheckOn: LocalDate.optional(),
      text: z.string().describe('Looked at again Fri 19 Mar'),
    })
    .optional(),
  version: z.string().describe('Sent back with a change, so that whoever writes over another’s is told'),
  may: z.object({
    ...{ moderate: z.boolean(), correct: z.boolean(), withdraw: z.boolean() },
    check: z.boolean().describe('Say whether what was to last of it still does'),
  }),
});
export type DisruptionView = z.infer<typeof DisruptionView>;
