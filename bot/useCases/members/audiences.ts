import type { Audience } from '../../domain/audience';
import { agencyOf, memberOf } from '../../ledger/roster';
import type { Context } from '../ports';

/** Whoever is named among those who need to know is there to be told. @throws Refusal `not-found` */
export function guardAudience(audience: Audience, { roster }: Pick<Context, 'roster'>): void {
  if (audience.kind === 'panel') return;
  for (const id of audience.agencyIds) agencyOf(roster, id);
  for (const id of audience.memberIds) memberOf(roster, id);
}
