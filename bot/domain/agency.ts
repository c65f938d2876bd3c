import { z } from 'zod';
import { Isa, WaitingIsa } from './agreement';
import { AgencyId, MemberId, PanelId, slugOf } from './ids';
import { LocalDate } from './time';

/** "What the panel does", told once a year to each organisation. */
const Presentation = z.object({ on: LocalDate, audience: z.number().int().min(1).max(10_000).optional() });

/** A partner organisation. `part3`: law enforcement processing (DPA 2018); `ukgdpr`: the general regime. */
export const Agency = z.object({
  id: AgencyId,
  panelId: PanelId,
  name: z.string().trim().min(1).max(120),
  kind: z.string().trim().min(1).max(60),
  regime: z.enum(['part3', 'ukgdpr', 'both']),
  /** The one in force, or the last that was. */
  isa: Isa.nullable(),
  /** Signed for the force and waiting for the partner: until then `isa` stands. */
  isaWaits: WaitingIsa.optional(),
  /** Those before it, the earliest first. */
  isasBefore: z.array(Isa).max(50).optional(),
  /** The Entra tenants whose word on its people's e-mail addresses counts: its own, or the one in which they are guests. */
  tenantIds: z.array(z.string().uuid().toLowerCase()).min(1).max(20).optional(),
  /** The Entra group, in the tenant of the deployment, whose people sit for it. */
  groupId: z.string().uuid().toLowerCase().optional(),
  /** How many people the panel would like of it. */
  seatsWanted: z.number().int().min(0).max(20).optional(),
  /** Answers for the access of its people: the single point of contact. */
  contactId: MemberId.optional(),
  approachedOn: LocalDate.optional(),
  visitedOn: LocalDate.optional(),
  /** Awareness presentations given to it. */
  presentations: z.array(Presentation).max(100).optional(),
  /** Its last day as a partner. */
  endsOn: LocalDate.optional(),
});
export type Agency = z.infer<typeof Agency>;

/** Whether people of the agency sign in there. */
export function isTenantOf({ tenantIds }: Agency, tenantId: string, homeTenantIds: readonly string[]): boolean {
  return (tenantIds ?? homeTenantIds).includes(tenantId);
}

interface SignIn {
  readonly tenantId: string;
  readonly isGuest?: boolean | undefined;
}

/**
 * Whether what a sign-in states of an e-mail address proves who sits for the agency. Of a guest it was stated elsewhere:
 * only an agency that names the tenant in which its people are guests takes that tenant's word for it.
 */
export function vouchesFor(agency: Agency, { tenantId, isGuest }: SignIn, homeTenantIds: readonly string[]): boolean {
  return isTenantOf(agency, tenantId, isGuest === true ? [] : homeTenantIds);
}

/** From the day it was signed to its last day, both included. */
export function isIsaCurrent(agency: Agency, today: LocalDate): boolean {
  return agency.isa !== null && agency.isa.signedOn <= today && today <= agency.isa.reviewOn;
}

/** A panel, as far as it says whose it is. */
export interface OfForce {
  readonly force: string;
  readonly hostId?: AgencyId | undefined;
}

/** The force's own, which runs the panel; where that was founded before it was kept, the police by the force's name. */
export function isHost({ id, kind, name }: Pick<Agency, 'id' | 'kind' | 'name'>, { hostId, force }: OfForce): boolean {
  return hostId === undefined ? kind === 'police' && name === force : id === hostId;
}

/** Its people may be told what is shared: under an agreement, or because the panel is theirs. */
export function isCovered(agency: Agency, { panel, today }: { panel: OfForce; today: LocalDate }): boolean {
  return isHost(agency, panel) || isIsaCurrent(agency, today);
}

/** Until the end of its last day. */
export function isPartnerOn({ endsOn }: Pick<Agency, 'endsOn'>, day: LocalDate): boolean {
  return endsOn === undefined || day <= endsOn;
}

/** "Northmoor Council: housing" → "northmoor-council-housing"; the second of that name is "…-2". */
export function agencyIdFor(name: string, number: number): AgencyId {
  const slug = slugOf(name).slice(0, 100) || 'partner';
  return AgencyId.parse(number === 1 ? slug : `${slug}-${number}`);
}
