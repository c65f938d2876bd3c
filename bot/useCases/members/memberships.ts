import type { Member } from '../../domain/member';
import type { Services } from '../ports';
import { recordOf } from '../../ledger/records';

/** No token, or one that does not hold. Answered 401, whatever was wrong with it. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Somebody whom a token vouches for, but who is on no panel here. */
export class Stranger extends Error {
  override readonly name = 'Stranger';
}

/** Somebody whom a token or Teams vouches for. */
export interface Person {
  readonly tenantId: string;
  readonly objectId: string;
  /** As their organisation states it; absent when nobody vouches for it. */
  readonly email?: string | undefined;
}

/** What finding a member needs of the store. */
type Finder = Pick<Services['store'], 'queryEverywhere'>;

/** More panels than one person sits on. */
const MOST_SEATS = 50;

/**
 * The memberships of a person, by Entra account, else by e-mail where the member has no account yet: an address that
 * another account uses proves nothing, but where nobody vouches for accounts (`trustsEmail`: local mode). In the order
 * of panel ids.
 */
export async function findMemberships(
  store: Finder,
  { tenantId, objectId, email }: Person,
  { trustsEmail = false } = {},
): Promise<Member[]> {
  const byAccount = await membersWhere(store, 'objectId', objectId);
  const known = byAccount.filter((member) => member.account?.tenantId === tenantId);
  if (known.length > 0 || email === undefined) return known;
  const byEmail = await membersWhere(store, 'email', email.trim().toLowerCase());
  return byEmail.filter((member) => trustsEmail || member.account === undefined);
}

async function membersWhere(store: Finder, key: 'objectId' | 'email', value: string): Promise<Member[]> {
  const found = await store.queryEverywhere({ type: 'member', where: [{ key, is: value }], limit: MOST_SEATS });
  return found.map((document) => recordOf('member', document)).sort((a, b) => a.panelId.localeCompare(b.panelId));
}
