import { z } from 'zod';
import { Confidence, PowerId } from '../../domain/power';

export const PowerView = z.object({
  id: PowerId,
  agency: z.string(),
  power: z.string(),
  legalBasis: z.string(),
  lever: z.string(),
  typicalOpportunity: z.string(),
  fourP: z.string(),
  confidence: Confidence,
  on: z.boolean(),
  checkText: z.string().describe('Check current law: last checked Tue 2 Mar by Callum Reeve'),
  changedText: z.string().optional().describe('Callum Reeve changed it, 09:14'),
  version: z.string().describe('Sent back with a change, so that whoever saves over another’s is told'),
});
export type PowerView = z.infer<typeof PowerView>;
