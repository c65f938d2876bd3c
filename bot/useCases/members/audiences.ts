import type { Audience } from '../../domain/audience';
import type { AgencyId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import { agenciesOf, agencyOf, memberOf, nameOf } from '../../ledger/roster';
import type { Context, Onlooking } from '../ports';
import { agencyName } from './names';

/** Whoever is named among those who need to know is there to be told. @throws Refusal `not-found` */
export function guardAudience(audience: Audience, { roster }: Pick<Context, 'roster'>): void {
  if (audience.kind === 'panel') return;
  for (const id of audience.agencyIds) agencyOf(roster, id);
  for (const id of audience.memberIds) memberOf(roster, id);
}

/** The agencies that an audience names, and those of the people whom it names; none where it is the whole panel. */
export function agenciesNamed(audience: Audience, { roster }: Pick<Context, 'roster'>): AgencyId[] {
  if (audience.kind === 'panel') return [];
  return [...new Set([...audience.agencyIds, ...agenciesOf(audience.memberIds, roster)])];
}

/**
 * "Restricted to HM Revenue and Customs, Tom Hesketh and those who run the panel". For those alone who may know who else
 * may see it. `beside`: who sees it though the audience does not name them.
 */
export function restrictedPart(
  audience: Audience,
  beside: readonly string[],
  ctx: Onlooking,
): { restrictedText?: string } {
  if (audience.kind === 'panel') return {};
  const agencies = audience.agencyIds.map((id) => agencyName(id, ctx));
  const people = audience.memberIds.map((id) => nameOf(ctx.roster, id));
  const names = new Set([...agencies, ...people, ...beside, 'those who run the panel']);
  return { restrictedText: `Restricted to ${listed(names)}` };
}
