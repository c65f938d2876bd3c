import { accessCard } from '../../cards/accessCard';
import type { Card } from '../../cards/kit';
import type { Context, Onlooking } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import { personal, type TabLink } from './content';
import type { AccessRequestView } from '../../useCases/restrictions/restrictionViews';

/** A request for access, for whoever may answer it. */
export async function drawAccess(requestId: string, ctx: Onlooking, tabLink: TabLink): Promise<Card> {
  const viewer = personal(ctx);
  return drawAccessView(await runQuery('access.request', { requestId }, viewer), viewer, tabLink);
}

export async function drawAccessView(request: AccessRequestView, ctx: Context, tabLink: TabLink): Promise<Card> {
  const { items } = await runQuery('gateways.list', {}, ctx);
  const { marking = ctx.roster.panel.marking, place } = request;
  return accessCard(request, { marking, gateways: items, tabUrl: tabLink(place) });
}
