import { z } from 'zod';
import { GroupId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { restrictFields } from '../restrictions/restrictPart';

export const GroupView = z.object({
  id: GroupId,
  operation: z.string(),
  reference: z.string().describe('NM-OCG-031'),
  marking: BorneMarking,
  restricted: z.boolean(),
  restrictedText: z.string().optional().describe('Restricted to …; told to whoever may say who needs to know'),
  place: z.string().optional(),
  threats: z.array(z.string()),
  lroName: z.string().optional().describe('Lead responsible officer'),
  ...restrictFields,
});
export type GroupView = z.infer<typeof GroupView>;
