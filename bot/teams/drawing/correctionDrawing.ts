import type { Card } from '../../cards/kit';
import { noticeCard } from '../../cards/plainCards';
import type { CorrectionId } from '../../domain/ids';
import { correctionLineKey } from '../../useCases/today/correctionLines';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { TabLink } from './content';

/** That a person was corrected: it opens what its reader may see when it is drawn, and Today where that is nothing. */
export async function drawCorrection(said: string, id: CorrectionId, ctx: Context, tabLink: TabLink): Promise<Card> {
  const { items } = await runQuery('today.lines', {}, ctx);
  const waiting = items.find(({ key }) => key === correctionLineKey(id));
  return noticeCard(said, tabLink(waiting?.place ?? 'today'));
}
