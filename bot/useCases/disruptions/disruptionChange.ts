import { disruptionConditions } from '../../access/disruptionConditions';
import { disruptionHearers, type DisruptionOf } from '../../access/disruptionSight';
import type { Disruption } from '../../domain/disruption';
import { disruptionSubject } from '../../domain/disruptionSubject';
import { type DisruptionId, type GroupId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { guardNobodyNamed } from '../nominals/guardNobodyNamed';
import type { Admitted, Context } from '../ports';
import type { DisruptionView } from './disruptionViews';
import { disruptionView } from './viewDisruption';

export interface Change {
  readonly action: LogAction;
  readonly said: (before: Disruption, after: Disruption) => Pick<Happening, 'note' | 'former'>;
  readonly decide: (before: Disruption, draft: Draft) => Disruption | Promise<Disruption>;
}

/** Loads, decides, saves: the same one back where nothing changed. @throws Refusal as the row's condition says, `disposed-of`, `taken-back` */
export async function changeDisruption(id: DisruptionId, change: Change, ctx: Admitted): Promise<DisruptionView> {
  const of = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = ctx.admission.admit(disruptionConditions, await disruptionIn(id, draft));
    const disruption = await change.decide(before.disruption, draft);
    if (disruption === before.disruption) return before;
    guardStanding(before.disruption);
    const after = { ...before, disruption: { ...disruption, changed: { by: ctx.viewer.member.id, at: ctx.now } } };
    recordDisruption(after, change.action, change.said(before.disruption, after.disruption), draft, ctx);
    return after;
  });
  return disruptionView(of, ctx);
}

/** @throws Refusal `disposed-of`, `taken-back` */
function guardStanding({ reference, disposed, withdrawn }: Disruption): void {
  if (disposed !== undefined) throw new Refusal('disposed-of', { reference });
  if (withdrawn !== undefined) throw new Refusal('taken-back', { reference });
}

export async function disruptionIn(id: DisruptionId, draft: Draft): Promise<DisruptionOf | undefined> {
  const disruption = await draft.read('disruption', id);
  return disruption && { disruption, group: await groupIn(disruption.groupId, draft) };
}

export async function groupIn(groupId: GroupId | undefined, reading: Pick<Draft, 'read'>) {
  return groupId === undefined ? undefined : reading.read('group', groupId);
}

export function recordDisruption(
  of: DisruptionOf,
  action: LogAction,
  said: Pick<Happening, 'note' | 'former'>,
  draft: Draft,
  ctx: Context,
): void {
  const { disruption, group } = of;
  draft.put('disruption', disruption);
  draft.log({
    ...{ action, by: ctx.viewer.member.id, ...said, readers: disruptionHearers(of) },
    ...disruptionSubject({ ...disruption, groupReference: group?.reference }),
  });
}

/** Lists show it, and the log. @throws Refusal `marking-too-high`, `names-a-person` */
export async function guardSaid(
  texts: readonly (string | undefined)[],
  groupId: GroupId | undefined,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const group = await groupIn(groupId, draft);
  if (group === undefined) refuseAboveCeiling(...texts);
  else await guardNobodyNamed(texts, group, draft, ctx);
}
