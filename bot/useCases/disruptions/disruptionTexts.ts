import { type Disruption, disruptionFactsOf } from '../../domain/disruption';
import { listed } from '../../domain/listed';
import { agencyName } from '../members/names';
import type { Context } from '../ports';

/** "moderate, Prevent": none of its words, which are the record's. */
export function proposedText({ proposed, moderated, fourP }: Disruption): string {
  const graded = moderated && `graded ${moderated.grade}`;
  return [proposed.grade ?? 'no grade yet', fourP, graded].filter((part) => part !== undefined).join(', ');
}

/** As the log keeps what was written over. */
export function factsText(disruption: Disruption, ctx: Context): string {
  const { what, on, fourP, agencyIds, apmisReference } = disruptionFactsOf(disruption);
  const { control } = disruption;
  const names = listed(agencyIds.map((id) => agencyName(id, ctx)));
  const until = control?.recheckOn === undefined ? '' : `, looked at again ${control.recheckOn}`;
  return [
    ...[what, `on ${on}`, fourP, agencyIds.length === 0 ? undefined : `credited: ${names}`],
    ...[apmisReference && `APMIS ${apmisReference}`, control && `to last: ${control.what}${until}`],
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}
