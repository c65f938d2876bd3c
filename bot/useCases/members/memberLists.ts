import { reviewFrom } from '../../domain/restriction';
import { z } from 'zod';
import { isPartnerOn } from '../../domain/agency';
import { byName } from '../../domain/byName';
import { AgencyId } from '../../domain/ids';
import { hasRight, rightNames } from '../../access/rights';
import type { Context } from '../ports';
import { ownPanels } from './ownPanels';
import { statementToAccept } from './statementToAccept';
import { agencyView, personView } from './viewMember';
import type { AgencyView, PersonView, SessionView } from './memberViews';

/** Who is asking, for which panel, and what they may do. */
export async function getSession(_input: Record<string, never>, ctx: Context): Promise<SessionView> {
  const { id, name, force, referencePrefix, timeZone, marking } = ctx.roster.panel;
  const statement = statementToAccept(ctx);
  // Asked of all panels, it costs more than all else that a session is made of.
  const panels = ctx.areSeveralPanels?.() === true ? await ownPanels(ctx) : [];
  return {
    person: personView(ctx.viewer.member, ctx),
    panel: { id, name, force, referencePrefix, timeZone, marking },
    ...(panels.length > 1 ? { panels } : {}),
    isaCurrent: ctx.viewer.isaCurrent,
    ...(statement === undefined ? {} : { statement }),
    now: ctx.now,
    today: ctx.today,
    reviewProposedOn: reviewFrom(ctx.today, ctx.roster.panel.targets),
    may: byName(rightNames, (right) => hasRight(ctx.viewer, right)),
  };
}

export async function listAgencies(_input: Record<string, never>, ctx: Context): Promise<{ items: AgencyView[] }> {
  const partners = [...ctx.roster.agencies.values()].filter((agency) => isPartnerOn(agency, ctx.today));
  const agencies = partners.sort((a, b) => a.name.localeCompare(b.name));
  return { items: agencies.map((agency) => agencyView(agency, ctx)) };
}

export const MemberListing = z.object({ agencyId: AgencyId.optional() });

export async function listMembers(
  { agencyId }: z.infer<typeof MemberListing>,
  ctx: Context,
): Promise<{ items: PersonView[] }> {
  const members = [...ctx.roster.members.values()]
    .filter((member) => agencyId === undefined || member.agencyId === agencyId)
    .sort((a, b) => a.name.localeCompare(b.name));
  return { items: members.map((member) => personView(member, ctx)) };
}
