import { z } from 'zod';
import { ThreatId } from '../../domain/threat';

export const ThreatView = z.object({
  id: ThreatId,
  name: z.string().describe('illegal waste'),
  state: z.enum(['proposed', 'confirmed', 'declined']),
  stateText: z.string().describe('Proposed by Tom Hesketh, Tue 2 Feb'),
  goesOnAs: z.string().optional().describe('The name under which what bears it is counted and shown'),
  may: z.object({ confirm: z.boolean(), decline: z.boolean() }),
});
export type ThreatView = z.infer<typeof ThreatView>;
