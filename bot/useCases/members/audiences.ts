import { lacksAgreementAlone, readsWhenNamed } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import { type Agency, isCovered } from '../../domain/agency';
import { type Audience, agencyReader, memberReader, readersOf } from '../../domain/audience';
import type { AgencyId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import type { Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { agenciesOf, agencyOf, memberOf, nameOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import { agencyName } from './names';

type AsOfToday = Pick<Onlooking, 'roster'>;

/**
 * Whoever is named among those who need to know is there to be told, and would see it. Who was named `before` may stay:
 * an agreement that has ended meanwhile may be renewed.
 *
 * @throws Refusal `not-found`, `would-not-see`
 */
export function guardAudience(audience: Audience, before: Audience, ctx: AsOfToday): void {
  if (audience.kind === 'panel') return;
  const known = new Set(readersOf(before));
  const agencies = audience.agencyIds.map((id) => agencyOf(ctx.roster, id));
  const people = audience.memberIds.map((id) => memberOf(ctx.roster, id));
  const blind = [
    ...agencies.filter(({ id }) => !known.has(agencyReader(id))).map((agency) => blindAgency(agency, ctx)),
    ...people.filter(({ id }) => !known.has(memberReader(id))).map((member) => blindMember(member, ctx)),
  ].filter((each) => each !== undefined);
  if (blind.length === 0) return;
  throw new Refusal('would-not-see', { ...named('lapsed', blind), ...named('observing', blind) });
}

interface Blind {
  readonly why: 'lapsed' | 'observing';
  readonly name: string;
}

function named(why: Blind['why'], blind: readonly Blind[]): Readonly<Record<string, string>> {
  const names = blind.filter((each) => each.why === why).map(({ name }) => name);
  return names.length === 0 ? {} : { [why]: listed(names) };
}

/** Why naming the agency would show it to nobody there, if so. A seat that is empty will be filled. */
function blindAgency(agency: Agency, ctx: AsOfToday): Blind | undefined {
  const seated = [...ctx.roster.members.values()].filter(({ agencyId }) => agencyId === agency.id);
  const blind = seated.map((member) => blindMember(member, ctx)).filter((each) => each !== undefined);
  if (blind.length < seated.length || (seated.length === 0 && isCovered(agency, ctx.roster))) return undefined;
  const isObserving = seated.length > 0 && blind.every(({ why }) => why === 'observing');
  return { why: isObserving ? 'observing' : 'lapsed', name: agency.name };
}

function blindMember(member: Member, { roster }: AsOfToday): Blind | undefined {
  const agency = agencyOf(roster, member.agencyId);
  const viewer = viewerOf(member, agency, roster);
  if (readsWhenNamed(viewer)) return undefined;
  const { name } = member;
  return lacksAgreementAlone(viewer) ? { why: 'lapsed', name: `${agency.name} (${name})` } : { why: 'observing', name };
}

/** The agencies that an audience tells, by their own name or by their people's; none where it is the whole panel. */
export function agenciesNamed(audience: Audience, ctx: AsOfToday): AgencyId[] {
  if (audience.kind === 'panel') return [];
  const { agencies, members } = ctx.roster;
  const told = audience.agencyIds.filter((id) => {
    const agency = agencies.get(id);
    return agency !== undefined && blindAgency(agency, ctx) === undefined;
  });
  const people = audience.memberIds.filter((id) => {
    const member = members.get(id);
    return member !== undefined && blindMember(member, ctx) === undefined;
  });
  return [...new Set([...told, ...agenciesOf(people, ctx.roster)])];
}

/** "Crimestoppers (no agreement in force)": whom something was shared with, and whether they see it today. */
export function nameAsTold(id: AgencyId, ctx: AsOfToday): string {
  const agency = ctx.roster.agencies.get(id);
  return agency === undefined ? id : asTold(agency.name, blindAgency(agency, ctx));
}

const unseen: Readonly<Record<Blind['why'], string>> = {
  lapsed: 'no agreement in force',
  observing: 'does not see it',
};

function asTold(name: string, blind: Blind | undefined): string {
  return blind === undefined ? name : `${name} (${unseen[blind.why]})`;
}

/**
 * "Restricted to HM Revenue and Customs, Tom Hesketh and those who run the panel". For those alone who may know who else
 * may see it. `beside`: who sees it though the audience does not name them. Of an agency that is named nobody is named again.
 */
export function restrictedPart(
  audience: Audience,
  beside: readonly string[],
  ctx: Onlooking,
): { restrictedText?: string } {
  if (audience.kind === 'panel') return {};
  const agencies = audience.agencyIds
    .filter((id) => !beside.includes(agencyName(id, ctx)))
    .map((id) => nameAsTold(id, ctx));
  const isNamedAlready = ({ agencyId }: Member) => audience.agencyIds.includes(agencyId);
  const theirs = [...ctx.roster.members.values()].filter(isNamedAlready).map(({ id }) => nameOf(ctx.roster, id));
  const people = audience.memberIds.map((id) => {
    const member = ctx.roster.members.get(id);
    return asTold(nameOf(ctx.roster, id), member && blindMember(member, ctx));
  });
  const others = [...people, ...beside].filter((name) => !theirs.includes(name));
  const names = new Set([...agencies, ...others, 'those who run the panel']);
  return { restrictedText: `Restricted to ${listed(names)}` };
}
