import { unseenBy } from '../../domain/correction';
import type { CorrectionId } from '../../domain/ids';
import { nominalKey } from '../../domain/nominal';
import { recordOf } from '../../ledger/records';
import { loadOpenCorrections } from '../nominals/corrections';
import { nominalsIn, standingNominal } from '../nominals/standingNominal';
import { correctionText, toldNow } from '../nominals/tellCorrection';
import type { Context } from '../ports';
import { line } from './todayLine';
import type { TodayLineView } from './todayViews';

export function correctionLineKey(id: CorrectionId): string {
  return `correction:${id}`;
}

/** What somebody read was wrong: it stands until they say that they know, whatever they may see by then. */
export async function correctionLines(ctx: Context): Promise<TodayLineView[]> {
  const { member } = ctx.viewer;
  const open = await loadOpenCorrections(ctx.roster.panel.id, ctx);
  const mine = open.filter((correction) => unseenBy(correction).includes(member.id));
  return Promise.all(
    mine.map(async ({ id, groupId, nominalId, witnesses }) => {
      const { panel } = ctx.roster;
      const [group, nominal] = await Promise.all([
        ctx.store.read(panel.id, `group:${groupId}`),
        standingNominal(nominalKey({ groupId, id: nominalId }), nominalsIn(ctx)),
      ]);
      const of = group && nominal && { group: recordOf('group', group), nominal, panel };
      const told = of === undefined ? 'disregards' : toldNow(member.id, of, ctx);
      const readAt = witnesses.find(({ memberId }) => memberId === member.id)?.readAt;
      const text = correctionText(of?.group.operation ?? '', told, readAt, ctx);
      const about = { key: correctionLineKey(id), kind: 'correction', text, waits: true } as const;
      return told === 'opens'
        ? line({ ...about, place: `groups?group=${groupId}&person=${nominalId}`, go: 'Open' })
        : line({ ...about, act: { kind: 'correctionSeen', correctionId: id } });
    }),
  );
}
