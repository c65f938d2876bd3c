import { z } from 'zod';
import { AgencyId, MemberId, PanelId } from './ids';
import { Refusal } from './refusal';
import { LocalDate } from './time';

export const roles = [
  'chair',
  'deputyChair',
  'coordinator',
  'lro',
  'agencyLead',
  'member',
  'substitute',
  'observer',
  'auditor',
  'administrator',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Those who run the panel. */
export const panelRunners = ['chair', 'deputyChair', 'coordinator'] as const satisfies readonly Role[];

/** Who a person is to Entra. Kept at first contact; from then on nobody else is matched by the same e-mail. */
const EntraAccount = z.object({ tenantId: z.string().min(1), objectId: z.string().min(1) });
export type EntraAccount = z.infer<typeof EntraAccount>;

export const Member = z.object({
  id: MemberId,
  panelId: PanelId,
  agencyId: AgencyId,
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(120),
  role: Role,
  /** Lower case. */
  email: z.string().trim().toLowerCase().email(),
  /** For whoever runs the panel, when nothing else reaches them; shown to nobody else. */
  phone: z.string().trim().min(1).max(40).optional(),
  account: EntraAccount.optional(),
  /** Told of urgent issues at once, besides chair and deputy. */
  onDuty: z.boolean().optional(),
  /** A substitute sees content up to this day, and without it what an observer sees. */
  vettedUntil: LocalDate.optional(),
});
export type Member = z.infer<typeof Member>;

export function isSameAccount(one: EntraAccount | undefined, other: EntraAccount): boolean {
  return one?.objectId === other.objectId && one.tenantId === other.tenantId;
}

/**
 * From now on the seat is that account's alone.
 *
 * @returns the same member where it is already
 * @throws Refusal `seat-taken` where it is another's
 */
export function linkedMember(member: Member, { tenantId, objectId }: EntraAccount): Member {
  if (member.account === undefined) return { ...member, account: { tenantId, objectId } };
  if (!isSameAccount(member.account, { tenantId, objectId })) throw new Refusal('seat-taken', { name: member.name });
  return member;
}

export const roleNames: Record<Role, string> = {
  chair: 'Chair',
  deputyChair: 'Deputy chair',
  coordinator: 'Coordinator',
  lro: 'Lead responsible officer',
  agencyLead: 'Agency lead',
  member: 'Member',
  substitute: 'Substitute',
  observer: 'Observer',
  auditor: 'Auditor',
  administrator: 'Administrator',
};
