import type { Activity } from 'botbuilder';
import type { Member } from '../../domain/member';
import { findMemberships, type Person } from '../../useCases/members/memberships';
import type { PanelStore } from '../../ledger/store';
import type { Connector } from './connector';
import { addressOf, tenantOf } from './turn';

/** What stands for the account of somebody to whom Teams gives none: a client in local mode. */
const NO_ACCOUNT = 'none';
/** E-mail addresses kept in this process, so that the roster is asked once a person. */
const MOST_KNOWN = 5_000;

export interface WhoOptions {
  readonly store: PanelStore;
  readonly connector: Connector;
  /** Entra tenants that may come in; undefined in local mode. */
  readonly tenantIds?: readonly string[];
  /** Keeps the account of a member who was matched by e-mail. Absent in local mode, where no Entra vouches for anyone. */
  readonly bind?: (member: Member, person: Person) => Promise<void>;
}

/** Finds the member behind an activity: by Entra account, else by the e-mail that Teams' own roster states. */
export class WhoIsIt {
  private readonly emails = new Map<string, string | undefined>();

  constructor(private readonly options: WhoOptions) {}

  /** Undefined for a stranger. Somebody on several panels is met as a member of the first. */
  async find(activity: Activity): Promise<Member | undefined> {
    const { store, tenantIds, bind } = this.options;
    const tenantId = tenantOf(activity) ?? NO_ACCOUNT;
    if (tenantIds !== undefined && !tenantIds.includes(tenantId)) return undefined;

    const person = { tenantId, objectId: activity.from.aadObjectId ?? NO_ACCOUNT };
    const [known] = await findMemberships(store, person);
    if (known !== undefined) return known;

    const email = await this.emailOf(activity);
    if (email === undefined) return undefined;
    const [member] = await findMemberships(store, { ...person, email }, { trustsEmail: bind === undefined });
    if (member !== undefined) await bind?.(member, person);
    return member;
  }

  /** A roster that cannot be asked proves nothing, and is asked again next time. */
  private async emailOf(activity: Activity): Promise<string | undefined> {
    const key = `${activity.serviceUrl} ${activity.from.id}`;
    if (this.emails.has(key)) return this.emails.get(key);
    const email = await this.options.connector.emailOf(addressOf(activity), activity.from.id).catch(() => undefined);
    if (email === undefined) return undefined;
    if (this.emails.size >= MOST_KNOWN) this.emails.clear();
    this.emails.set(key, email);
    return email;
  }
}
