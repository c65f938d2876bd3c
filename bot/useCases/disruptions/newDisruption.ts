import { type Disruption, disruptionReference } from '../../domain/disruption';
import { given } from '../../domain/given';
import { shortYearOf } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';

type Wanted = Omit<Disruption, 'panelId' | 'number' | 'reference' | 'changed'>;

/** With the next number of the year in which it is proposed. */
export function newDisruption(wanted: Wanted, draft: Draft, ctx: Context): Disruption {
  const { proposed, readers, agencyIds, ...rest } = wanted;
  const year = shortYearOf(proposed.at, zoneOf(ctx));
  const number = draft.nextNumber(`disruption-${year}`);
  const { id, what, on, ...more } = rest;
  return {
    ...{ id, what, on, ...given(more), readers, agencyIds },
    ...{ panelId: ctx.roster.panel.id, number, reference: disruptionReference(year, number) },
    proposed: { by: proposed.by, at: proposed.at, ...given({ grade: proposed.grade }) },
    changed: { by: ctx.viewer.member.id, at: ctx.now },
  };
}
