import { z } from 'zod';
import { AgencyId } from '../../domain/ids';
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

export const PowerHolderView = z.object({
  agencyId: AgencyId,
  name: z.string(),
  ready: z.boolean().describe('Somebody sits for it, under a current agreement'),
  text: z.string().describe('On the panel, no current agreement'),
});
export type PowerHolderView = z.infer<typeof PowerHolderView>;

/** Who can do something about it, and how. */
export const FoundPowerView = PowerView.pick({
  ...{ id: true, agency: true, power: true, legalBasis: true, lever: true, typicalOpportunity: true, fourP: true },
  checkText: true,
}).extend({
  confidenceText: z.string().describe('Confirmed against a public source'),
  because: z.array(z.string()).describe('Why it fits: Illegal waste (“tyres”): it speaks of “tipper”'),
  holders: z.array(PowerHolderView).describe('Agencies of the panel that have it'),
  nobodyText: z.string().optional().describe('Nobody on the panel: ask Companies House'),
});
export type FoundPowerView = z.infer<typeof FoundPowerView>;
