import type { z } from 'zod';
import { nominalConditions } from '../../access/nominalConditions';
import { NominalId } from '../../domain/ids';
import { mergedNominals } from '../../domain/mergedNominals';
import { calledNominal, factsText, guardUnnamed } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import { moveLinks } from '../links/moveLinks';
import type { Admitted } from '../ports';
import { changed, nominalIn, recordPerson } from './keepNominals';
import type { NominalView } from './nominalViews';
import { nominalView } from './openNominal';
import { NominalRef } from './peopleOfGroup';

export const NominalMerge = NominalRef.extend({
  intoId: NominalId.describe('The record that stays, of the same group'),
  reason: Reason.describe('How it is known that they are one person; without a name'),
});

/**
 * Two records of one person become one. Whichever of them is asked for from now on is the one that stays, with what
 * happened to both. Merged again it changes nothing.
 *
 * @throws Refusal `not-found`, `merge-with-itself`, `merged-already`, `names-a-person`, `too-many-links`
 */
export async function mergeNominals(
  { groupId, nominalId, intoId, reason }: z.infer<typeof NominalMerge>,
  ctx: Admitted,
): Promise<NominalView> {
  refuseAboveCeiling(reason);
  const of = await changed(ctx, async (draft) => {
    // Both are read before either is asked for: who is hidden takes as long as who never was.
    const found = await Promise.all([nominalId, intoId].map((id) => nominalIn({ groupId, nominalId: id }, draft, ctx)));
    const [goes, stays] = [
      ctx.admission.admit(nominalConditions, found[0]),
      ctx.admission.admit(nominalConditions, found[1]),
    ];
    if (nominalId === intoId) throw new Refusal('merge-with-itself');
    if (goes.nominal.id === stays.nominal.id) return stays;
    for (const [{ nominal }, asked] of [
      [goes, nominalId],
      [stays, intoId],
    ] as const)
      if (nominal.id !== asked) throw new Refusal('merged-already', { into: calledNominal(nominal) });
    guardUnnamed(reason, [goes.nominal, stays.nominal]);
    const by = ctx.viewer.member.id;
    const agencyIdOf = (id: typeof by) => ctx.roster.members.get(id)?.agencyId;
    const { gone, staying } = mergedNominals(goes.nominal, stays.nominal, { by, at: ctx.now, agencyIdOf });
    draft.put('nominal', gone);
    await moveLinks(gone, staying, draft, ctx);
    const said = { note: `${calledNominal(gone)} is the same person. ${reason}`, former: factsText(goes.nominal) };
    return recordPerson({ ...stays, nominal: staying }, 'nominal-merged', said, draft, ctx);
  });
  return nominalView(of, ctx);
}
