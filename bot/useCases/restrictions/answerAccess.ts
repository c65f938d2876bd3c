import { z } from 'zod';
import { type Asking, maySeeRestrictable, requestConditions } from '../../access/restrictionConditions';
import { viewerOf } from '../../access/viewer';
import { type AccessRequest, AccessRequestId } from '../../domain/accessRequest';
import { isForFew, withReader, wholePanel } from '../../domain/audience';
import { type Disclosure, disclosureText, guardDisclosure, needsGateway } from '../../domain/disclosure';
import { given } from '../../domain/given';
import { markingOf } from '../../domain/marking';
import type { Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf, memberOf, nameOf, zoneOf } from '../../ledger/roster';
import { guardAudience } from '../members/audiences';
import { noteGiven } from '../messages/told';
import { doneText } from '../members/names';
import type { Admitted, Context } from '../ports';
import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import { hasLeft, noticeOf } from './askAccess';
import { type Held, heldIn } from './held';
import { placeOf } from './placeOf';
import type { AccessRequestView } from './restrictionViews';

const RequestRef = z.object({ requestId: AccessRequestId });
export const AccessAnswer = RequestRef.extend(disclosureFields);
export const AccessRefusal = RequestRef;

interface Asked {
  readonly request: AccessRequest;
  readonly held: Held;
}

/** @throws Refusal `not-found` to whoever does not hold what is asked for, as for no request */
async function asked(requestId: AccessRequestId, draft: Draft, ctx: Admitted): Promise<Asked> {
  const request = await draft.read('accessRequest', requestId);
  const held = request?.about && (await heldIn(request.about, draft, ctx));
  ctx.admission.admit(requestConditions, request && { request, what: held?.what });
  if (request === undefined || held === undefined) throw requestConditions.absent();
  return { request, held };
}

/**
 * Opens it to whoever asked: their name is added to those who need to know. What was recorded until then is not opened.
 * A second click, and one that comes after another holder's, changes nothing.
 *
 * @throws Refusal `not-found`, `asker-gone`, `asker-left`, `would-not-see`, `gateway-needed`
 */
export function giveAccess(input: z.infer<typeof AccessAnswer>, ctx: Admitted): Promise<AccessRequestView> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { request, held } = await asked(input.requestId, draft, ctx);
    const { what } = held;
    if (request.state !== 'open') return markedRequestView({ request, what }, ctx);
    const member = askerOf(request, ctx);
    if (hasLeft(what, member.id)) throw new Refusal('asker-left', { name: member.name });
    const readsIt = maySeeRestrictable(what, viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.roster));
    const disclosure = readsIt ? undefined : underWhich(request, input, ctx);
    if (readsIt) logAnswer(request, { action: 'access-given', note: 'They see it already' }, draft, ctx);
    else await openTo(member, held, disclosure, draft, ctx);
    const done = answered(request, 'given', ctx, disclosure);
    answer(done, draft, ctx);
    const said = `${held.reference} is open to you now, as you asked.`;
    draft.send({ task: 'post', content: { kind: 'notice', said, opens: request.about }, to: [member.id] });
    return markedRequestView({ request: done, what }, ctx);
  });
}

/** Nothing of it is told to whoever asked, who reads the same of a request for what there is not. */
export function declineAccess(input: z.infer<typeof AccessRefusal>, ctx: Admitted): Promise<AccessRequestView> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { request, held } = await asked(input.requestId, draft, ctx);
    const { what } = held;
    if (request.state !== 'open') return markedRequestView({ request, what }, ctx);
    const done = answered(request, 'declined', ctx);
    answer(done, draft, ctx);
    logAnswer(request, { action: 'access-declined' }, draft, ctx);
    return markedRequestView({ request: done, what }, ctx);
  });
}

/** @throws Refusal `asker-gone` */
function askerOf({ by }: AccessRequest, { roster }: Context): Member {
  const member = roster.members.get(by);
  if (member === undefined) throw new Refusal('asker-gone', { name: nameOf(roster, by) });
  return member;
}

/** @throws Refusal `would-not-see` */
async function openTo(
  { id, agencyId }: Member,
  { what, subject, readBy }: Held,
  disclosure: Disclosure | undefined,
  draft: Draft,
  ctx: Admitted,
): Promise<void> {
  const { audience, restriction } = what.record;
  // Who was named before and sees nothing, their agreement having ended say, is not told that it is open to them.
  guardAudience({ kind: 'named', agencyIds: [], memberIds: [id] }, wholePanel, ctx);
  const barred = needsGateway(agencyOf(ctx.roster, agencyId), ctx.roster.panel);
  const shared = { agencyIds: barred ? [agencyId] : [], why: disclosure };
  const note = disclosure === undefined ? undefined : `Under ${disclosureText(disclosure)}`;
  const said = { action: 'access-given', to: [agencyId], shared, ...given({ note }) } as const;
  await readBy({ audience: withReader(audience, id), restriction }, said);
  await noteGiven({ subject, memberId: id, at: ctx.now }, draft);
}

/** Where nothing is opened by it: about the request, as when it was asked. */
function logAnswer(
  { id, reference }: AccessRequest,
  said: { readonly action: 'access-given' | 'access-declined'; readonly note?: string },
  draft: Draft,
  { viewer }: Context,
): void {
  draft.log({ ...said, by: viewer.member.id, subject: { type: 'message', id, reference }, readers: [] });
}

/** Their body may need a gateway and a purpose. @throws Refusal `gateway-needed` */
function underWhich({ by }: AccessRequest, input: z.infer<typeof AccessAnswer>, ctx: Context): Disclosure | undefined {
  const disclosure = disclosureOf(input, ctx);
  guardDisclosure([agencyOf(ctx.roster, memberOf(ctx.roster, by).agencyId)], disclosure, ctx.roster.panel);
  return disclosure;
}

function answered(
  request: AccessRequest,
  state: 'given' | 'declined',
  { viewer, now }: Context,
  disclosure?: Disclosure,
): AccessRequest {
  return { ...request, state, answered: { by: viewer.member.id, at: now }, ...given({ disclosure }) };
}

/** Every holder's card of it becomes its outcome. */
function answer(done: AccessRequest, draft: Draft, ctx: Context): void {
  draft.put('accessRequest', done);
  draft.send({ task: 'refresh', content: noticeOf(done, ctx), to: [] });
}

/** For its holder alone: whoever asked is told nothing of how it is marked. */
export function markedRequestView({ request, what }: Asking, ctx: Context): AccessRequestView {
  const isFew = what !== undefined && isForFew(what.record);
  return { ...requestView(request, ctx), marking: markingOf(ctx.roster.panel, isFew) };
}

export function requestView(request: AccessRequest, ctx: Context): AccessRequestView {
  const { id, reference, heldReference, by, at, why, state, about, answered: stamp } = request;
  // Whoever has left sits for nobody.
  const member = ctx.roster.members.get(by);
  const agency = member && ctx.roster.agencies.get(member.agencyId);
  return {
    ...{ id, reference: heldReference ?? reference, why, state, byName: nameOf(ctx.roster, by) },
    agencyName: agency?.name ?? '',
    place: about === undefined ? 'today' : placeOf(about),
    askedText: `Asked ${momentText(at, ctx.today, zoneOf(ctx))}`,
    needsGateway: agency !== undefined && needsGateway(agency, ctx.roster.panel),
    ...(stamp === undefined ? {} : { statusText: doneText(state === 'given' ? 'Given' : 'Not given', stamp, ctx) }),
  };
}
