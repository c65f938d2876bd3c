import type { MemberId, PanelId } from '../domain/ids';
import type { Member } from '../domain/member';
import { Refusal } from '../domain/refusal';
import { viewerOf } from '../access/rights';
import { type Instant, localDateOf } from '../domain/time';
import type { Context, Roster, Services } from '../useCases/ports';
import { type Head, recordOf } from './records';
import { Snapshot } from './snapshot';
import { agencyOf, memberOf, membersInRole, type Rosters } from './roster';

/** Builds what a use case needs, from who is asking and the panel's head: one point read when the people are cached. */
export class Contexts {
  private readonly snapshots = new Map<PanelId, Snapshot>();

  constructor(
    private readonly services: Services,
    private readonly rosters: Rosters,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Without a member: as a coordinator sees the panel, for what is drawn for a chat of many. With a later `now`: as
   * today's records will look then.
   *
   * @throws Refusal `not-found` when the panel or the member is gone
   */
  async of(panelId: PanelId, memberId?: MemberId, now = this.clock()): Promise<Context> {
    const found = await this.services.store.read(panelId, 'head');
    if (found === undefined) throw new Refusal('not-found', { what: 'panel' });
    const head = recordOf('head', found);
    const roster = await this.rosters.load(head);
    const member = memberOf(roster, memberId ?? anyCoordinator(roster));
    const today = localDateOf(now, roster.panel.timeZone);
    const viewer = viewerOf(member, agencyOf(roster, member.agencyId), today);
    return { ...this.services, viewer, roster, snapshot: this.snapshotOf(head), now, today };
  }

  /** Requests at the same log number share what they read. */
  private snapshotOf({ panelId, logNumber }: Head): Snapshot {
    const latest = this.snapshots.get(panelId);
    if (latest?.logNumber === logNumber) return latest;
    const snapshot = new Snapshot(logNumber);
    this.snapshots.set(panelId, snapshot);
    return snapshot;
  }
}

function anyCoordinator(roster: Roster): MemberId {
  const [first] = membersInRole(roster, 'coordinator', 'chair', 'deputyChair');
  if (first === undefined) throw new Refusal('not-found', { what: 'coordinator' });
  return first;
}

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
