import { auditorFault } from './auditorSeats';
import { canonical } from './canonical';
import type { MemberId } from './ids';
import {
  type Duty,
  type EntraAccount,
  isOverOn,
  isSameAccount,
  isSeatedOn,
  Member,
  type Role,
  roleNames,
} from './member';
import { Refusal } from './refusal';
import type { LocalDate } from './time';
import { without } from './without';

/** Without whom nobody could run the panel, or give anybody the right to. */
const neededRoles = ['chair', 'coordinator', 'administrator'] as const satisfies readonly Role[];

/** Whose seat comes before others: of those who are not to be missed, the new ones stand before the old ones go. */
export function isNeeded({ role }: Pick<Member, 'role'>): boolean {
  const needed: readonly Role[] = [...neededRoles, 'auditor'];
  return needed.includes(role);
}

/** People of a panel, whoever has left included; and its partners: as many of them. */
export const MOST_PEOPLE = 1000;

export interface Keeping {
  readonly by: MemberId;
  readonly today: LocalDate;
}

type Seats = readonly Member[];

/** What a form gives of a person: what is absent stays, null goes. */
export type MemberFields = {
  readonly [Field in keyof Member]?: Member[Field] | null | undefined;
};

/** The same member where nothing is other. */
export function withFields(member: Member, fields: MemberFields): Member {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const all: [string, unknown][] = Object.entries({ ...member, ...Object.fromEntries(given) });
  const parsed = Member.parse(Object.fromEntries(all.filter(([, value]) => value !== null)));
  // What nobody types stays as it stands, with what a later version has written into it.
  const { accepted } = member;
  const said = accepted === undefined ? parsed : { ...parsed, accepted };
  // Whoever has an address no longer has the link that went to it.
  const after = said.email === member.email ? said : without(said, ['invitation']);
  return canonical(after) === canonical(member) ? member : after;
}

/** A panel has one chair: whoever was it before goes on as a member. */
export function formerChairs(seats: Seats, next: Member, { today }: Keeping): Member[] {
  if (next.role !== 'chair') return [];
  const others = seats.filter(({ id, role }) => role === 'chair' && id !== next.id);
  return others.filter((each) => isSeatedOn(each, today)).map((each) => ({ ...each, role: 'member' }));
}

/** All seats, with those of `changed` as they will be. */
export function seatsWith(seats: Seats, changed: Seats): Member[] {
  const ids = new Set(changed.map(({ id }) => id));
  return [...seats.filter(({ id }) => !ids.has(id)), ...changed];
}

/** What a change of people may not bring about, and by whose seat. */
interface SeatFault {
  readonly memberId: MemberId;
  readonly refusal: Refusal;
}

/**
 * What no change of people may bring about.
 *
 * @throws Refusal `panel-full`, `own-role`, `address-kept`, `last-in-role`, `last-auditor`, `email-taken`,
 * `observer-needs-day`, `not-found`
 */
export function guardSeats(before: Seats, changed: Seats, keeping: Keeping): void {
  guardRoom('people', before.length, seatsWith(before, changed).length);
  const [first] = seatFaults(before, changed, keeping);
  if (first !== undefined) throw first.refusal;
}

/** Whatever adds none is let pass, however many there are. @throws Refusal `panel-full` */
export function guardRoom(what: 'people' | 'partners', before: number, after: number): void {
  if (after > before && after > MOST_PEOPLE) throw new Refusal('panel-full', { what });
}

/** The same, all of it: where many are changed at once, each is told their own. */
export function seatFaults(before: Seats, changed: Seats, keeping: Keeping): SeatFault[] {
  const after = seatsWith(before, changed);
  const deputyBefore = new Map(before.map(({ id, deputyId }) => [id, deputyId]));
  const seated = seatedOn(after, keeping.today);
  const auditor = auditorFault(before, after);
  return [
    ...ownRoleFaults(before, after, keeping),
    ...addressFaults(before, changed, keeping),
    ...neededRoles.flatMap((role) => lastFaults(role, before, after)),
    ...(auditor === undefined ? [] : [auditor]),
    ...changed.flatMap((member) => {
      const refusal = seatFault(member, deputyBefore.get(member.id), seated, keeping);
      return refusal === undefined ? [] : [{ memberId: member.id, refusal }];
    }),
  ];
}

function ownRoleFaults(before: Seats, after: Seats, { by }: Keeping): SeatFault[] {
  const [own, ownAfter] = [before, after].map((seats) => seats.find(({ id }) => id === by));
  if (own === undefined || own.role === ownAfter?.role) return [];
  return [{ memberId: by, refusal: new Refusal('own-role') }];
}

/** Records reach people by their address: whoever sees none of them does not turn them elsewhere. */
export function mayChangeAddress(of: Pick<Member, 'id'>, by: Pick<Member, 'id' | 'role'>): boolean {
  return by.role !== 'administrator' || of.id === by.id;
}

function addressFaults(before: Seats, changed: Seats, { by }: Keeping): SeatFault[] {
  const keeper = before.find(({ id }) => id === by);
  if (keeper === undefined) return [];
  const addresses = new Map(before.map(({ id, email }) => [id, email]));
  return changed
    .filter((member) => !mayChangeAddress(member, keeper))
    .filter(({ id, email }) => (addresses.get(id) ?? email) !== email)
    .map(({ id, name }) => ({ memberId: id, refusal: new Refusal('address-kept', { name }) }));
}

function lastFaults(role: Role, before: Seats, after: Seats): SeatFault[] {
  const [last] = lasting(before, role);
  if (last === undefined || lasting(after, role).length > 0) return [];
  const refusal = new Refusal('last-in-role', { name: last.name, role: roleNames[role].toLowerCase() });
  return [{ memberId: last.id, refusal }];
}

function lasting(seats: Seats, role: Role): Member[] {
  return seats.filter((each) => each.role === role && each.endsOn === undefined);
}

interface Seated {
  readonly ids: ReadonlySet<MemberId>;
  readonly byAddress: ReadonlyMap<string, readonly Member[]>;
}

function seatedOn(seats: Seats, today: LocalDate): Seated {
  const seated = seats.filter((each) => !isOverOn(each, today));
  const byAddress = new Map<string, Member[]>();
  for (const each of seated) byAddress.set(each.email, [...(byAddress.get(each.email) ?? []), each]);
  return { ids: new Set(seated.map(({ id }) => id)), byAddress };
}

function seatFault(
  member: Member,
  formerDeputyId: MemberId | undefined,
  { ids, byAddress }: Seated,
  { today }: Keeping,
): Refusal | undefined {
  if (isOverOn(member, today)) return undefined;
  const { id, role, email, deputyId } = member;
  const visitFault = role === 'observer' ? faultOfVisit(member) : undefined;
  if (visitFault !== undefined) return visitFault;
  const holder = byAddress.get(email)?.find((each) => each.id !== id);
  if (holder !== undefined) return new Refusal('email-taken', { name: holder.name });
  if (deputyId !== undefined && deputyId !== formerDeputyId && (deputyId === id || !ids.has(deputyId))) {
    return new Refusal('not-found', { what: 'deputy' });
  }
  return undefined;
}

function faultOfVisit({ name, joinedOn, endsOn }: Member): Refusal | undefined {
  if (endsOn === undefined) return new Refusal('observer-needs-day', { name });
  return joinedOn !== undefined && endsOn < joinedOn ? new Refusal('visit-backwards') : undefined;
}

/** From `endsOn` on they are nobody here; the day before today: at once. @throws Refusal `last-day-passed` */
export function endedMember(member: Member, endsOn: LocalDate, earliest: LocalDate): Member {
  if (member.endsOn === endsOn) return member;
  if (endsOn < earliest) throw new Refusal('last-day-passed');
  return { ...member, endsOn };
}

/** The last day taken back. @throws Refusal `seat-over` */
export function returnedMember(member: Member, today: LocalDate): Member {
  if (member.endsOn === undefined) return member;
  if (isOverOn(member, today)) throw new Refusal('seat-over', { name: member.name });
  return without(member, ['endsOn']);
}

/**
 * The other seat of that account. Whoever kept the panel's people and has left counts: the seat that they come to next
 * may be one that they made for themselves, so that somebody else links it.
 */
export function seatBeside(
  seat: Pick<Member, 'id'>,
  account: EntraAccount,
  seats: Seats,
  today: LocalDate,
): Member | undefined {
  const theirs = seats.filter((each) => each.id !== seat.id && isSameAccount(each.account, account));
  return theirs.find((each) => !isOverOn(each, today) || each.role === 'coordinator' || each.role === 'administrator');
}

/** Without that day's duty, or with it. */
export function withoutDuty(member: Member, duty: Duty): Member {
  const duties = (member.duties ?? []).filter((each) => canonical(each) !== canonical(duty));
  return duties.length === 0 ? without(member, ['duties']) : { ...member, duties };
}

export function withDuty(member: Member, duty: Duty): Member {
  const { duties = [] } = member;
  if (duties.some((each) => canonical(each) === canonical(duty))) return member;
  return { ...member, duties: [...duties, duty].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

const unwritten = ['account', 'invitation', 'byInvitation', 'listed', 'leftAt', 'accepted', 'formerIds'] as const;

/** What whoever keeps people writes of them. */
export function keptOf(member: Member): Omit<Member, (typeof unwritten)[number]> {
  return without(member, unwritten);
}

const fieldNames: Readonly<Record<Exclude<keyof Member, 'listed' | 'retention' | 'formerIds'>, string>> = {
  ...{ id: 'id', panelId: 'panel', agencyId: 'agency', account: 'account' },
  ...{ invitation: 'invitation', byInvitation: 'opened by invitation alone' },
  ...{ name: 'name', title: 'job title', role: 'role', email: 'e-mail address', phone: 'telephone' },
  ...{ onDuty: 'always on duty', duties: 'duty days', vettedUntil: 'vetted until', vettingLevel: 'vetting level' },
  ...{ seat: 'seat', area: 'area covered', mayShare: 'authority to share', mayAct: 'authority to act' },
  ...{ deputyId: 'deputy', joinedOn: 'first day', endsOn: 'last day', leftAt: 'last day' },
  invitedById: 'who invited them',
  accepted: 'confidentiality statement',
};

/** "Role from member to coordinator, telephone": that it is other, and of roles alone what it was and is. */
export function changesText(before: Member, after: Member): string {
  const fields = Object.entries(fieldNames).flatMap(([field, name]) => {
    if (valueOf(before, field) === valueOf(after, field)) return [];
    // Entries of before are told by the name of now.
    if (field === 'name') return [`name, before: ${before.name}`];
    if (field !== 'role') return [name];
    return [`role from ${roleNames[before.role].toLowerCase()} to ${roleNames[after.role].toLowerCase()}`];
  });
  const text = fields.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function valueOf(member: Member, field: string): string {
  const entry = Object.entries(member).find(([name]) => name === field);
  return canonical(entry?.[1] ?? null);
}
