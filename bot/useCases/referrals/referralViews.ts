import { z } from 'zod';
import { ReferralId } from '../../domain/ids';
import { ReferralOutcome, ReferredTo } from '../../domain/referral';

export const ReferralView = z.object({
  id: ReferralId,
  reference: z.string().describe('R-27-002'),
  to: ReferredTo,
  toText: z.string().describe('Regional unit: North West ROCU'),
  why: z.string(),
  theirReference: z.string().optional(),
  madeText: z.string().describe('Referred 09:14 by Ruth Calder'),
  answer: z
    .object({ outcome: ReferralOutcome, text: z.string(), doneText: z.string().describe('Accepted 09:14 by …') })
    .optional(),
});
export type ReferralView = z.infer<typeof ReferralView>;

export const ReferralsView = z.object({ items: z.array(ReferralView), may: z.object({ refer: z.boolean() }) });
export type ReferralsView = z.infer<typeof ReferralsView>;
