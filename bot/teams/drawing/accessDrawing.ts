import { accessCard } from '../../cards/accessCard';
import type { Card } from '../../cards/kit';
import type { Context, Onlooking } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import { personal } from './content';

/** A request for access, for whoever may answer it. */
export async function drawAccess(requestId: string, ctx: Onlooking): Promise<Card> {
  const viewer = personal(ctx);
  return accessCard(await runQuery('access.request', { requestId }, viewer), await loadGateways(viewer));
}

export async function loadGateways(ctx: Context) {
  const { items } = await runQuery('gateways.list', {}, ctx);
  return { marking: ctx.roster.panel.marking, gateways: items };
}
