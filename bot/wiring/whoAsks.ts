import type { PanelContexts, Context } from '../useCases/ports';
import { type ContextOf, panelAsked } from '../api/doors';
import type { Member } from '../domain/member';
import { Refusal } from '../domain/refusal';
import { type TokenRules, verifyToken } from '../identity/tokens';
import type { Parts } from './parts';
import { findMemberships, type Person, Stranger } from '../useCases/members/memberships';
import { bindAccount } from '../useCases/settings/deployment';

/** More people than a deployment has; a process that met more begins anew. */
const MOST_KNOWN = 5_000;

/** From a bearer token to what its bearer may see: the same door in production and in local mode. */
export function contextDoor(
  { store, contexts, ledger, clock }: Pick<Parts, 'store' | 'contexts' | 'ledger' | 'clock'>,
  rules: TokenRules,
  { trustsEmail = false } = {},
): ContextOf {
  // Finding a person costs a query over all panels, so their seat is kept; whether it is still theirs, the roster tells.
  const seats = new Map<string, Pick<Member, 'id' | 'panelId'>>();
  return async (req) => {
    const person = await verifyToken(req.headers.authorization, rules);
    const asked = panelAsked(req);
    const key = JSON.stringify([person.tenantId, person.objectId, person.email, asked]);
    const known = await contextIn(seats.get(key), person, contexts, trustsEmail);
    if (known !== undefined) return known;

    const memberships = await findMemberships(store, person, { trustsEmail });
    const member = asked === undefined ? memberships[0] : memberships.find(({ panelId }) => panelId === asked);
    if (member === undefined) throw new Stranger('On no panel');
    if (member.account === undefined && !trustsEmail) await bindAccount(member, person, ledger, clock.now());
    if (seats.size >= MOST_KNOWN) seats.clear();
    seats.set(key, member);
    return contexts.of(member.panelId, member.id);
  };
}

/** Undefined where the seat is gone, or somebody else's by now. */
async function contextIn(
  seat: Pick<Member, 'id' | 'panelId'> | undefined,
  person: Person,
  contexts: PanelContexts,
  trustsEmail: boolean,
): Promise<Context | undefined> {
  if (seat === undefined) return undefined;
  try {
    const ctx = await contexts.of(seat.panelId, seat.id);
    return isTheirs(ctx.viewer.member, person, trustsEmail) ? ctx : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function isTheirs({ account, email }: Member, person: Person, trustsEmail: boolean): boolean {
  if (account?.objectId === person.objectId && account.tenantId === person.tenantId) return true;
  return trustsEmail && email === person.email?.trim().toLowerCase();
}
