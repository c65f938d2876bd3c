import { z } from 'zod';
import { isPartnerOn } from '../../domain/agency';
import { AgencyId } from '../../domain/ids';
import { agencyOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { loadHeld, refreshmentsFor } from './partnerAttendance';
import { partnerDetail, partnerView } from './viewPartner';
import type { PartnerDetailView, PartnersView } from './partnerViews';

export const PartnerListing = z.object({
  ended: z.enum(['true']).optional().describe('Those too whose last day is over'),
});

/** Every partner and how it stands: what was held lately is read once for all of them. */
export async function listPartners({ ended }: z.infer<typeof PartnerListing>, ctx: Context): Promise<PartnersView> {
  const held = await loadHeld(ctx);
  const agencies = [...ctx.roster.agencies.values()]
    .filter((agency) => ended === 'true' || isPartnerOn(agency, ctx.today))
    .sort((a, b) => a.name.localeCompare(b.name));
  const items = agencies.map((agency) => partnerView(agency, held, ctx));
  return { items, ...(await refreshmentsFor(ctx)) };
}

export const PartnerRef = z.object({ agencyId: AgencyId });

/** @throws Refusal `not-found` */
export async function getPartner({ agencyId }: z.infer<typeof PartnerRef>, ctx: Context): Promise<PartnerDetailView> {
  return partnerDetail(agencyOf(ctx.roster, agencyId), await loadHeld(ctx), ctx);
}
