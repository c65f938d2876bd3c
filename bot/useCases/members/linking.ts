import { z } from 'zod';
import { MemberId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import { isSameAccount, isOverOn, linkedMember, type Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import { claimIn, dismissed, linked, type TurnedAway, type TurnedAways } from '../../domain/turnedAway';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';
import type { PersonView, TurnedAwayView } from './memberViews';
import { agencyName } from './names';
import { personView } from './viewMember';

/** A seat, and the account that was turned away from it, as listed. */
export const Claim = z.object({
  memberId: MemberId,
  tenantId: z.string().min(1).max(100),
  objectId: z.string().min(1).max(100),
});
type Claim = z.infer<typeof Claim>;

/** Who waits to be linked, whoever tried last first. */
export async function listTurnedAway(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: TurnedAwayView[] }> {
  const { store, roster } = ctx;
  const found = await store.read(roster.panel.id, 'turnedAways');
  const people = found === undefined ? [] : recordOf('turnedAways', found).people;
  return { items: people.flatMap((each) => turnedAwayView(each, ctx)).reverse() };
}

/** Nothing where the seat is taken by now: whose it is may have come in by themselves. */
function turnedAwayView(each: TurnedAway, ctx: Context): TurnedAwayView[] {
  const member = ctx.roster.members.get(each.memberId);
  if (member === undefined || member.account !== undefined || each.dismissedAt !== undefined) return [];
  const { tenantId, objectId, memberId, firstAt, lastAt } = each;
  const [first, last] = [firstAt, lastAt].map((at) => momentText(at, ctx.today, zoneOf(ctx)));
  const triedText = firstAt === lastAt ? `Tried ${first}` : `Tried first ${first}, last ${last}`;
  const signInText = signInTextOf(tenantId, ctx);
  const seat = { name: member.name, agencyName: agencyName(member.agencyId, ctx) };
  return [{ memberId, tenantId, signInText, objectId, triedText, ...seat }];
}

/** Whose organisation it is, by who comes in from there already; the tenant in full, for several may claim one seat. */
function signInTextOf(tenantId: string, ctx: Context): string {
  const members = [...ctx.roster.members.values()];
  const fromThere = members.filter(({ account }) => account?.tenantId === tenantId);
  const names = new Set(fromThere.map(({ agencyId }) => agencyName(agencyId, ctx)));
  return names.size === 0
    ? `Signs in from an organisation that nobody on the panel comes from yet. Ask them whose it is: tenant ${tenantId}`
    : `Signs in from the same organisation as ${listed(names)}: tenant ${tenantId}`;
}

/** @throws Refusal `seat-taken`, `account-taken`; `not-found` where that account does not wait for that seat */
export function linkMember(claim: Claim, ctx: Context): Promise<PersonView> {
  return changeSeat(claim, ctx, async (draft, member) => {
    const sameId = await draft.listOf('member', 'objectId', claim.objectId);
    const taken = linkedMember(member, claim, sameId);
    if (taken === member) return;
    const holder = sameId.find((each) => isSameAccount(each.account, claim) && !isOverOn(each, ctx.today));
    if (holder !== undefined) throw new Refusal('account-taken', { name: holder.name });
    const { kept, found } = await waitingIn(draft, claim);
    if (found.dismissedAt !== undefined) throw notWaiting();
    draft.put('member', taken);
    draft.put('turnedAways', linked(kept, claim));
    record('member-linked', claim, member, draft, ctx);
  });
}

/** @throws Refusal `not-found` where that account does not wait for that seat */
export function dismissMember(claim: Claim, ctx: Context): Promise<PersonView> {
  return changeSeat(claim, ctx, async (draft, member) => {
    const { kept, found } = await waitingIn(draft, claim);
    if (found.dismissedAt !== undefined) return;
    draft.put('turnedAways', dismissed(kept, claim, ctx.now));
    record('member-dismissed', claim, member, draft, ctx);
  });
}

async function changeSeat(
  { memberId }: Claim,
  ctx: Context,
  decide: (draft: Draft, member: Member) => Promise<void>,
): Promise<PersonView> {
  const member = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const found = await draft.findMember(memberId);
    if (found === undefined) throw new Refusal('not-found', { what: 'member' });
    await decide(draft, found);
    return found;
  });
  return personView(member, ctx);
}

async function waitingIn(draft: Draft, claim: Claim): Promise<{ kept: TurnedAways; found: TurnedAway }> {
  const kept = await draft.read('turnedAways', '');
  const found = claimIn(kept, claim);
  if (kept === undefined || found === undefined) throw notWaiting();
  return { kept, found };
}

function notWaiting(): Refusal {
  return new Refusal('not-found', { what: 'account' });
}

function record(
  action: 'member-linked' | 'member-dismissed',
  { memberId: id, tenantId, objectId }: Claim,
  { name: reference }: Member,
  draft: Draft,
  ctx: Context,
): void {
  draft.log({
    ...{ action, by: ctx.viewer.member.id, subject: { type: 'member', id, reference }, readers: ['*'] },
    note: `Account ${objectId} of tenant ${tenantId}`,
  });
}
