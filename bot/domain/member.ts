import { Retained } from './retained';
import { z } from 'zod';
import { AgencyId, MemberId, PanelId } from './ids';
import { Refusal } from './refusal';
import { addDays, Instant, LocalDate, localDateOf, LocalTime, timeText } from './time';
import { Acceptance } from './statement';
import { without } from './without';

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

/** By a link of this id the seat may be taken: see invitation.ts. */
const Invitation = z.object({
  id: z.string().min(16).max(64),
  sentAt: Instant,
  expiresAt: Instant,
  /** Until its mail is known to have gone out; absent where it has, and where there is none. */
  mailIsDue: z.literal(true).optional(),
});
export type Invitation = z.infer<typeof Invitation>;

/** By which list somebody came in or was changed, and as which of how many: the last one says that it came in whole. */
const Listed = z.object({
  /** The same for the same list, as it was looked at. */
  list: z.string().max(64),
  at: Instant,
  nth: z.number().int().positive(),
  of: z.number().int().positive(),
});

/** Days on which somebody is told of what is urgent, both included; within hours where they are named. */
export const Duty = z
  .object({ from: LocalDate, to: LocalDate, hours: z.object({ from: LocalTime, to: LocalTime }).optional() })
  .refine(({ from, to }) => from <= to, { message: 'The last day of duty comes before its first.', path: ['to'] });
export type Duty = z.infer<typeof Duty>;

const MOST_FORMER_SEATS = 20;

export const Member = z.object({
  id: MemberId,
  panelId: PanelId,
  agencyId: AgencyId,
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(120),
  role: Role,
  /** Lower case. */
  email: z.string().trim().toLowerCase().email(),
  /** For whoever runs the panel, when nothing else reaches them; shown to nobody but who keeps its people. */
  phone: z.string().trim().min(1).max(40).optional(),
  account: EntraAccount.optional(),
  /** While the seat waits for whom it is for. */
  invitation: Invitation.optional(),
  /** Their account was unlinked: an address opens the seat no more, an invitation does. */
  byInvitation: z.boolean().optional(),
  listed: Listed.optional(),
  /** Told of urgent issues at once, besides chair and deputy, whatever the day. */
  onDuty: z.boolean().optional(),
  /** The duty list's days of theirs. */
  duties: z.array(Duty).max(60).optional(),
  /** A substitute sees content up to this day, and without it what an observer sees. */
  vettedUntil: LocalDate.optional(),
  /** As the force names it: "NPPV2", "SC". */
  vettingLevel: z.string().trim().min(1).max(40).optional(),
  /** What the seat is for where an agency has several: "Housing enforcement". */
  seat: z.string().trim().min(1).max(80).optional(),
  /** What they may speak for: "Northmoor and the coast". */
  area: z.string().trim().min(1).max(120).optional(),
  /** Whether they may share what their agency holds, and commit it to act, without asking back. */
  mayShare: z.boolean().optional(),
  mayAct: z.boolean().optional(),
  /** Stands in for them. */
  deputyId: MemberId.optional(),
  /** Of an observer: the first day of the visit, before which they are nobody here. */
  joinedOn: LocalDate.optional(),
  /** Their last day on the panel. From the next one they are nobody here, and their name stays. */
  endsOn: LocalDate.optional(),
  /** The seat was ended at once, on a day on which they had been there: `endsOn` is the one before. */
  leftAt: Instant.optional(),
  /** Who asked an observer to come. */
  invitedById: MemberId.optional(),
  /** Which versions of the panel's confidentiality statement they said yes to, oldest first. */
  accepted: z.array(Acceptance).max(40).optional(),
  /** Seats of the panel that were theirs before this one: what they left for then stays hidden from them. */
  formerIds: z.array(MemberId).max(MOST_FORMER_SEATS).optional(),
  retention: Retained.optional(),
});
export type Member = z.infer<typeof Member>;

/** An observer is somebody here from the first to the last day of their visit. */
export function isSeatedOn(
  { endsOn, joinedOn, role }: Pick<Member, 'endsOn'> & Partial<Pick<Member, 'joinedOn' | 'role'>>,
  day: LocalDate,
): boolean {
  return !isOverOn({ endsOn }, day) && !(role === 'observer' && joinedOn !== undefined && day < joinedOn);
}

/** The seat was theirs, and is no more. */
export function isOverOn({ endsOn }: Pick<Member, 'endsOn'>, day: LocalDate): boolean {
  return endsOn !== undefined && endsOn < day;
}

/** Hours that end before they begin reach into the next morning, and belong to the day on which they begin. */
export function isOnDuty(
  { onDuty, duties = [] }: Pick<Member, 'onDuty' | 'duties'>,
  now: Instant,
  timeZone: string,
): boolean {
  if (onDuty === true) return true;
  const [today, time] = [localDateOf(now, timeZone), timeText(now, timeZone)];
  const yesterday = addDays(today, -1);
  const holdsOn = ({ from, to }: Duty, day: LocalDate) => from <= day && day <= to;
  return duties.some((duty) => {
    const { hours } = duty;
    if (hours === undefined) return holdsOn(duty, today);
    if (hours.from < hours.to) return holdsOn(duty, today) && hours.from <= time && time < hours.to;
    return (holdsOn(duty, today) && hours.from <= time) || (holdsOn(duty, yesterday) && time < hours.to);
  });
}

/** Whether any of those days is one of duty. */
export function wasOnDuty(
  { onDuty, duties = [] }: Pick<Member, 'onDuty' | 'duties'>,
  from: LocalDate,
  to: LocalDate,
): boolean {
  return onDuty === true || duties.some((duty) => duty.from <= to && from <= duty.to);
}

export function isSameAccount(one: EntraAccount | undefined, other: EntraAccount): boolean {
  return one?.objectId === other.objectId && one.tenantId === other.tenantId;
}

/**
 * From now on the seat is that account's alone.
 *
 * @returns the same member where it is already
 * @throws Refusal `seat-taken` where it is another's
 */
export function linkedMember(member: Member, { tenantId, objectId }: EntraAccount, seats: readonly Member[]): Member {
  if (member.account === undefined) {
    const theirs = seats.filter((each) => isSameAccount(each.account, { tenantId, objectId }));
    const linked = { ...without(member, ['invitation', 'byInvitation']), account: { tenantId, objectId } };
    return afterSeats(linked, theirs);
  }
  if (!isSameAccount(member.account, { tenantId, objectId })) throw new Refusal('seat-taken', { name: member.name });
  return member;
}

/** A seat of somebody who had those before. */
export function afterSeats(member: Member, before: readonly Member[]): Member {
  const ids = [...(member.formerIds ?? []), ...before.flatMap(seatIdsOf)].filter((id) => id !== member.id);
  const formerIds = [...new Set(ids)].slice(-MOST_FORMER_SEATS);
  return formerIds.length === 0 ? member : { ...member, formerIds };
}

/** Under which the panel's records know them, from all their time on it. */
export function seatIdsOf({ id, formerIds = [] }: Pick<Member, 'id' | 'formerIds'>): MemberId[] {
  return [id, ...formerIds];
}

/** Whether they are among those who left for something, in this seat or in one before. */
export function isAmong(ids: readonly MemberId[], member: Pick<Member, 'id' | 'formerIds'>): boolean {
  return seatIdsOf(member).some((id) => ids.includes(id));
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
