import { type Agency, isHost, isIsaCurrent } from './agency';
import { type Isa, type SigningWay, termsOf, type WaitingIsa } from './agreement';
import { canonical } from './canonical';
import { given } from './given';
import type { MemberId } from './ids';
import { isSeatedOn, type Member, type Role } from './member';
import type { Panel } from './panel';
import { Refusal } from './refusal';
import { addDays, dayText, type LocalDate } from './time';

/**
 * How far an organisation has come, each step after the one before; whoever has a seat has been approached, written down
 * or not:
 *
 *   listed → approached → visited → agreement → seated → attending
 */
export const partnerStages = ['listed', 'approached', 'visited', 'agreement', 'seated', 'attending'] as const;
export type PartnerStage = (typeof partnerStages)[number];

/** So long before an agreement ends it is worth a word: the first reminder of it. */
const RUNS_OUT_DAYS = 60;
const YEAR_DAYS = 365;

/** Whoever only visits, keeps the log or the settings, or stands in for others, fills no seat. */
const withoutSeat: readonly Role[] = ['substitute', 'observer', 'auditor', 'administrator'];

export function fillsSeat({ role }: Pick<Member, 'role'>): boolean {
  return !withoutSeat.includes(role);
}

/** Another force that looks on: it is asked for no agreement, no seat and no presentation. */
export function isObserving({ kind }: Pick<Agency, 'kind'>): boolean {
  return kind === 'observerForce';
}

/** The host needs none with itself. */
export function needsAgreement(agency: Agency, panel: Pick<Panel, 'force' | 'hostId'>): boolean {
  return !isHost(agency, panel) && !isObserving(agency);
}

/** One unless told. */
export function seatsWantedOf(agency: Pick<Agency, 'kind' | 'seatsWanted'>): number {
  return agency.seatsWanted ?? (isObserving(agency) ? 0 : 1);
}

export function stageOf(agency: Agency, { filled, attended }: { filled: number; attended: boolean }): PartnerStage {
  if (agency.isa !== null && filled > 0) return attended ? 'attending' : 'seated';
  if (agency.isa !== null) return 'agreement';
  if (agency.visitedOn !== undefined) return 'visited';
  return agency.approachedOn !== undefined || filled > 0 ? 'approached' : 'listed';
}

export type AgreementState = 'none' | 'current' | 'runsOut' | 'ended';

export function agreementState(agency: Agency, today: LocalDate): AgreementState {
  if (agency.isa === null) return 'none';
  if (!isIsaCurrent(agency, today)) return today < agency.isa.signedOn ? 'current' : 'ended';
  return agency.isa.reviewOn <= addDays(today, RUNS_OUT_DAYS) ? 'runsOut' : 'current';
}

/** From when on what the panel does is to be told there again; once a year. */
export function presentationDueOn(agency: Agency, today: LocalDate): LocalDate {
  const last = agency.presentations
    ?.map(({ on }) => on)
    .sort()
    .at(-1);
  return last === undefined ? today : addDays(last, YEAR_DAYS);
}

type Fields = Partial<Pick<Agency, 'name' | 'kind' | 'regime'>> & {
  /** null: none. */
  readonly seatsWanted?: number | null;
  readonly contactId?: MemberId | null;
  readonly tenantIds?: Agency['tenantIds'] | null;
  readonly groupId?: string | null;
};

/**
 * The partner with other fields; the very same where nothing is other. What is not told stays.
 *
 * @throws Refusal `contact-elsewhere` where the contact does not sit for it
 */
export function withFields(agency: Agency, fields: Fields, seated: ReadonlyMap<MemberId, Member>): Agency {
  const { name = agency.name, kind = agency.kind, regime = agency.regime } = fields;
  const { seatsWanted, contactId, tenantIds, groupId, ...rest } = agency;
  const wanted = told(fields.seatsWanted, seatsWanted);
  const contact = told(fields.contactId, contactId);
  if (contact !== contactId && contact !== undefined && seated.get(contact)?.agencyId !== agency.id) {
    throw new Refusal('contact-elsewhere', { name: agency.name });
  }
  const tenants = told(fields.tenantIds, tenantIds);
  const group = told(fields.groupId, groupId);
  const own = { tenantIds: tenants && [...new Set(tenants)], groupId: group };
  const more = given({ seatsWanted: wanted, contactId: contact, ...own });
  const after = { ...rest, name, kind, regime, ...more };
  return canonical(after) === canonical(agency) ? agency : after;
}

function told<Value>(value: Value | null | undefined, before: Value | undefined): Value | undefined {
  return value === undefined ? before : (value ?? undefined);
}

/** In force at once, where the partner has signed or nobody of it could: what stood before it is kept. @throws Refusal `day-to-come` */
export function agreed(agency: Agency, isa: Isa, today: LocalDate): Agency {
  guardPast(isa.signedOn, today);
  const { isaWaits: _, ...rest } = agency;
  if (agency.isa === null) return { ...rest, isa };
  if (canonical(agency.isa) === canonical(isa)) return agency;
  return { ...rest, isa, isasBefore: [...(agency.isasBefore ?? []), agency.isa].slice(-50) };
}

/** Signed for the force; the one before stays in force until the partner signs too. @throws Refusal `day-to-come` */
export function agreementEntered(agency: Agency, isaWaits: WaitingIsa, today: LocalDate): Agency {
  guardPast(isaWaits.signedOn, today);
  const isSame = canonical(agency.isaWaits) === canonical(isaWaits) || isSigned(agency, isaWaits);
  return isSame ? agency : { ...agency, isaWaits };
}

/** The very same was signed since by whoever was to sign it. */
function isSigned({ isa }: Agency, waiting: WaitingIsa): boolean {
  const isTheirs = isa?.forPartner?.memberId === waiting.signatoryId;
  return isTheirs && canonical(termsOf(isa)) === canonical(termsOf(waiting));
}

/** No longer to be signed. */
export function agreementDropped({ isaWaits: _, ...rest }: Agency): Agency {
  return rest;
}

/** The partner's signature brings it into force. */
export function agreementSigned(
  agency: Agency,
  { name, id }: Pick<Member, 'name' | 'id'>,
  way: SigningWay,
  today: LocalDate,
): Agency {
  if (agency.isaWaits === undefined) return agency;
  const { signatoryId: _, ...isa } = agency.isaWaits;
  return agreed(agency, { ...isa, forPartner: { name, memberId: id, on: today, way } }, today);
}

export type PartnerStep = 'approached' | 'visited';

/** On that day; on none: it is taken back. @throws Refusal `day-to-come` */
export function stepped(agency: Agency, step: PartnerStep, on: LocalDate | null, today: LocalDate): Agency {
  if (on !== null) guardPast(on, today);
  const { approachedOn, visitedOn, ...rest } = agency;
  const days = { approachedOn, visitedOn, [`${step}On`]: on ?? undefined };
  const after = { ...rest, ...given(days) };
  return canonical(after) === canonical(agency) ? agency : after;
}

type Presentation = NonNullable<Agency['presentations']>[number];

/** One a day: told again, the later audience stands. @throws Refusal `day-to-come` */
export function presented(agency: Agency, presentation: Presentation, today: LocalDate): Agency {
  guardPast(presentation.on, today);
  const after = [...withoutDay(agency, presentation.on), presentation].sort((a, b) => a.on.localeCompare(b.on));
  return canonical(after) === canonical(agency.presentations)
    ? agency
    : { ...agency, presentations: after.slice(-100) };
}

/** It was not given after all. */
export function notPresented(agency: Agency, on: LocalDate): Agency {
  const left = withoutDay(agency, on);
  return left.length === (agency.presentations ?? []).length ? agency : { ...agency, presentations: left };
}

function withoutDay({ presentations = [] }: Agency, on: LocalDate): Presentation[] {
  return presentations.filter((each) => each.on !== on);
}

/**
 * That day is its last; on none: it stays. Nobody sits for who is no partner.
 *
 * @param people whoever sits for it
 * @throws Refusal `partner-seated` naming those whose seats go on, `partner-day-over`
 */
export function ended(agency: Agency, on: LocalDate | null, people: readonly Member[], today: LocalDate): Agency {
  const { endsOn, ...rest } = agency;
  if (on === (endsOn ?? null)) return agency;
  if (on === null) return rest;
  if (on < addDays(today, -1)) throw new Refusal('partner-day-over');
  const staying = people.filter((each) => isSeatedOn(each, addDays(on, 1)));
  if (staying.length > 0) {
    const [first, ...others] = staying.map(({ name }) => name);
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    throw new Refusal('partner-seated', { names: `${first ?? ''}${more}`, day: dayText(on, today) });
  }
  return { ...rest, endsOn: on };
}

function guardPast(on: LocalDate, today: LocalDate): void {
  if (on > today) throw new Refusal('day-to-come');
}
