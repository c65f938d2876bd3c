import type { ContextOf } from './api/doors';
import { panelAsked } from './api/doors';
import { type TokenRules, verifyToken } from './identity/tokens';
import type { Parts } from './sentinel';
import { findMemberships, Stranger } from './useCases/context';
import { bindAccount } from './useCases/deployment';

/** From a bearer token to what its bearer may see: the same door in production and in local mode. */
export function contextDoor(
  { store, contexts, ledger, clock }: Pick<Parts, 'store' | 'contexts' | 'ledger' | 'clock'>,
  rules: TokenRules,
  { trustsEmail = false } = {},
): ContextOf {
  return async (req) => {
    const person = await verifyToken(req.headers.authorization, rules);
    const memberships = await findMemberships(store, person, { trustsEmail });
    const asked = panelAsked(req);
    const member = asked === undefined ? memberships[0] : memberships.find(({ panelId }) => panelId === asked);
    if (member === undefined) throw new Stranger('On no panel');
    if (member.account === undefined && !trustsEmail) await bindAccount(member, person, ledger, clock.now());
    return contexts.of(member.panelId, member.id);
  };
}
