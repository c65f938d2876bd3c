import type { Audience } from '../../domain/audience';
import type { AgencyId } from '../../domain/ids';
import { agenciesOf, agencyOf, memberOf } from '../../ledger/roster';
import type { Context } from '../ports';

/** Whoever is named among those who need to know is there to be told. @throws Refusal `not-found` */
export function guardAudience(audience: Audience, { roster }: Pick<Context, 'roster'>): void {
  if (audience.kind === 'panel') return;
  for (const id of audience.agencyIds) agencyOf(roster, id);
  for (const id of audience.memberIds) memberOf(roster, id);
}

/** The agencies that an audience names, and those of the people whom it names; none where it is the whole panel. */
export function agenciesNamed(audience: Audience, { roster }: Pick<Context, 'roster'>): AgencyId[] {
  return audience.kind === 'panel' ? [] : [...audience.agencyIds, ...agenciesOf(audience.memberIds, roster)];
}
