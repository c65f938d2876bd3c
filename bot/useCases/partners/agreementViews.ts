import { z } from 'zod';
import { AgencyId } from '../../domain/ids';
import { Marking } from '../../domain/marking';

/** An agreement as its partner's signatory reads it. */
export const AgreementToSignView = z.object({
  ...{ marking: Marking, agencyId: AgencyId, agencyName: z.string(), panelName: z.string() },
  state: z.enum(['waits', 'signed']),
  title: z.string().describe('Agreement 2, both ways'),
  statusText: z.string().describe('Waits for your signature'),
  untilText: z.string().describe('Sun 1 Apr 2029'),
  signedText: z.string().describe('Signed for the force by Ruth Calder Tue 2 Feb 2027'),
  terms: z.string().describe('Sent with the signature: these terms are signed, and no others'),
  may: z.object({ sign: z.boolean() }),
});
export type AgreementToSignView = z.infer<typeof AgreementToSignView>;
