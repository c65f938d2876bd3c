import { z } from 'zod';
import { type Asking, maySeeRestrictable, requestConditions } from '../../access/restrictionConditions';
import { ASKED, type AccessRequest, AccessRequestId, askedState, waitsForHolder } from '../../domain/accessRequest';
import type { PanelId } from '../../domain/ids';
import { momentText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Admitted, Context, Onlooking } from '../ports';
import { markedRequestView, requestView } from './answerAccess';
import { placeOf } from './placeOf';
import { whatIs } from './whatIs';
import type { AccessRequestView, OwnRequestView } from './restrictionViews';

export const RequestQuery = z.object({ requestId: AccessRequestId });

/** Forty people, at five a day each, take ten days without an answer. */
const MOST_OPEN = 2_000;

/** Whoever may answer them, with what they are about: read once after a change for all who look. */
const loadWaiting = oncePerSnapshot(async (panelId: PanelId, ctx: Onlooking): Promise<Asking[]> => {
  const where = [{ key: 'waits', is: 'yes' }];
  const found = await ctx.store.query(panelId, { type: 'accessRequest', where, limit: MOST_OPEN });
  const waiting = found.map((document) => recordOf('accessRequest', document)).filter(waitsForHolder);
  return Promise.all(waiting.map((request) => askingOf(request, ctx)));
});

async function askingOf(request: AccessRequest, ctx: Onlooking): Promise<Asking> {
  return { request, what: request.about && (await whatIs(request.about, ctx)) };
}

async function findAsking(requestId: string, ctx: Onlooking): Promise<Asking | undefined> {
  const found = await ctx.store.read(ctx.roster.panel.id, `accessRequest:${requestId}`);
  return found && askingOf(recordOf('accessRequest', found), ctx);
}

/** Those that whoever looks may answer, the oldest first. */
export async function openRequests(ctx: Context): Promise<AccessRequest[]> {
  const { roster, viewer } = ctx;
  const all = await loadWaiting(roster.panel.id, ctx);
  const seen = all.filter((asking) => waitsForAnswer(asking, ctx) && requestConditions.sees(asking, viewer));
  return seen.map(({ request }) => request).sort((a, b) => a.at.localeCompare(b.at));
}

export async function listRequests(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: AccessRequestView[] }> {
  return { items: (await openRequests(ctx)).map((request) => requestView(request, ctx)) };
}

/** Somebody asks, and whoever looks may answer: of what there is not, is answered or is hidden from them, nothing waits. */
export async function waitsForThem(requestId: string, ctx: Context): Promise<boolean> {
  const asking = await findAsking(requestId, ctx);
  return asking !== undefined && waitsForAnswer(asking, ctx) && requestConditions.sees(asking, ctx.viewer);
}

/** Whoever has left the panel waits for nothing. */
function waitsForAnswer({ request }: Asking, { roster }: Onlooking): boolean {
  return waitsForHolder(request) && roster.members.has(request.by);
}

/** As its card shows it. @throws Refusal `not-found` */
export async function getRequest(
  { requestId }: z.infer<typeof RequestQuery>,
  ctx: Admitted,
): Promise<AccessRequestView> {
  return markedRequestView(ctx.admission.admit(requestConditions, await findAsking(requestId, ctx)), ctx);
}

const MOST_OWN = 20;
const stateTexts = {
  asked: ASKED,
  given: 'Given: it is open to you.',
  notGiven: 'Your request was answered: not given.',
} as const;
const TAKEN_BACK = 'It was given, and is not open to you any more.';

/** What whoever looks asked for lately, and what they may know of the answers. */
export async function listOwnRequests(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: OwnRequestView[] }> {
  const { store, roster, viewer } = ctx;
  const found = await store.query(roster.panel.id, {
    type: 'accessRequest',
    where: [{ key: 'askedBy', is: viewer.member.id }],
    order: { key: 'askedAt', direction: 'descending' },
    limit: MOST_OWN,
  });
  return { items: await Promise.all(found.map((document) => ownView(recordOf('accessRequest', document), ctx))) };
}

async function ownView(request: AccessRequest, ctx: Context): Promise<OwnRequestView> {
  const { id, reference, why, about, at } = request;
  const { today } = ctx;
  const state = askedState(request, today);
  const own = { id, reference, why, askedText: `Asked ${momentText(at, today, zoneOf(ctx))}`, state };
  if (state !== 'given' || about === undefined) return { ...own, stateText: stateTexts[state] };
  const what = await whatIs(about, ctx);
  const isOpen = what !== undefined && maySeeRestrictable(what, ctx.viewer);
  return isOpen ? { ...own, stateText: stateTexts.given, place: placeOf(about) } : { ...own, stateText: TAKEN_BACK };
}
