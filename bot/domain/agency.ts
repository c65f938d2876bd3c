import { z } from 'zod';
import { AgencyId, PanelId } from './ids';
import { LocalDate } from './time';

/** An information sharing agreement. It runs out at the end of `reviewOn`. */
const Isa = z.object({ signedOn: LocalDate, reviewOn: LocalDate });

/** A partner organisation. `part3`: law enforcement processing (DPA 2018); `ukgdpr`: the general regime. */
export const Agency = z.object({
  id: AgencyId,
  panelId: PanelId,
  name: z.string().trim().min(1).max(120),
  kind: z.string().trim().min(1).max(60),
  regime: z.enum(['part3', 'ukgdpr', 'both']),
  isa: Isa.nullable(),
});
export type Agency = z.infer<typeof Agency>;

/** From the day it was signed to its last day, both included. */
export function isIsaCurrent(agency: Agency, today: LocalDate): boolean {
  return agency.isa !== null && agency.isa.signedOn <= today && today <= agency.isa.reviewOn;
}
