import { z } from 'zod';
import { type Correction, seenCorrection, unseenBy, type Witness } from '../../domain/correction';
import { CorrectionId, type PanelId } from '../../domain/ids';
import { everyKeyOf, type Nominal, nominalKey, nominalReference } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Context, Onlooking } from '../ports';
import type { CorrectionView } from './nominalViews';

/** More than stand open at once. */
const MOST_OPEN = 500;
/** Of one person; the latest count. */
const MOST_OF_ONE = 100;

export const CorrectionRef = z.object({ correctionId: CorrectionId });
export const CorrectionSeen = CorrectionRef;

/** Says that whoever asks knows of a correction. Said again it changes nothing. @throws Refusal `not-found` */
export async function sayCorrectionSeen(
  { correctionId }: z.infer<typeof CorrectionRef>,
  ctx: Context,
): Promise<z.infer<typeof CorrectionSeen>> {
  const by = ctx.viewer.member.id;
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.read('correction', correctionId);
    if (before?.witnesses.some(({ memberId }) => memberId === by) !== true)
      throw new Refusal('not-found', { what: 'correction' });
    const after = seenCorrection(before, by, ctx.now);
    if (after === before) return;
    draft.put('correction', after);
    const { groupId, nominalId } = before;
    const group = await draft.read('group', groupId);
    const nominal = await draft.read('nominal', nominalKey({ groupId, id: nominalId }));
    const reference = group && nominal ? nominalReference(nominal, group) : 'a person';
    const subject = { type: 'group', id: nominalKey({ groupId, id: nominalId }), reference } as const;
    draft.log({ action: 'nominal-correction-seen', by, subject, readers: [] });
  });
  return { correctionId };
}

/** Those that somebody has still to say that they know of: read once after a change for all who ask. */
export const loadOpenCorrections = oncePerSnapshot(async (panelId: PanelId, { store }: Onlooking) => {
  const found = await store.query(panelId, {
    ...{ type: 'correction', where: [{ key: 'open', is: 'yes' }], limit: MOST_OPEN },
  });
  return found.map((document) => recordOf('correction', document));
});

/** Of one person, whichever record of them was put right, the latest first. */
export async function correctionsOf(nominal: Nominal, { store, roster }: Context): Promise<Correction[]> {
  const found = await Promise.all(
    everyKeyOf(nominal).map((is) =>
      store.query(roster.panel.id, { type: 'correction', where: [{ key: 'nominal', is }], limit: MOST_OF_ONE }),
    ),
  );
  return found
    .flat()
    .map((document) => recordOf('correction', document))
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** For whoever keeps the people: whom a correction told, who has seen it, and whom nobody reaches. */
export function correctionView({ id, by, at, witnesses }: Correction, ctx: Context): CorrectionView {
  return {
    id,
    text: `Corrected ${momentText(at, ctx.today, zoneOf(ctx))} by ${nameOf(ctx.roster, by)}`,
    witnesses: witnesses
      .map((each) => ({
        name: nameOf(ctx.roster, each.memberId),
        text: witnessText(each, ctx),
        isReached: each.told !== 'left',
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

function witnessText({ told, seenAt }: Witness, ctx: Context): string {
  if (told === 'left') return 'has left the panel: not reachable here';
  const whom = told === 'opens' ? 'was told' : 'was told to disregard it';
  return seenAt === undefined ? `${whom}, not seen yet` : `${whom}, seen ${momentText(seenAt, ctx.today, zoneOf(ctx))}`;
}

/** The one that whoever looks has still to say that they know of. */
export function unseenOf(corrections: readonly Correction[], { viewer }: Context): CorrectionId | undefined {
  return corrections.find((each) => unseenBy(each).includes(viewer.member.id))?.id;
}
