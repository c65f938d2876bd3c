import type { PanelId } from '../../domain/ids';
import type { Person } from '../../useCases/members/person';
import type { Seating, Seats } from '../../useCases/members/seats';
import type { Connector } from './connector';
import { type Activity, addressOf, tenantOf } from './turn';

/** What stands for the account of somebody to whom Teams gives none: a client in local mode. */
const NO_ACCOUNT = 'none';
/** E-mail addresses kept in this process, so that the roster is asked once a person. */
const MOST_KNOWN = 5_000;
const nobody: Seating = { seats: [], unlinked: [] };

/** What Teams' roster states of somebody. */
type Stated = Required<Pick<Person, 'isGuest'>> & { readonly email: string };

export interface WhoOptions {
  readonly seats: Seats;
  readonly connector: Connector;
  /** Entra tenants that may come in; undefined in local mode. */
  readonly tenantIds?: readonly string[] | undefined;
}

/** Finds the seats of whoever is behind an activity: by Entra account, else by the e-mail that Teams' own roster states. */
export class WhoIsIt {
  private readonly emails = new Map<string, Stated>();

  constructor(private readonly options: WhoOptions) {}

  /**
   * Also by e-mail where the account has no seat in `panelId`; where none is named always, since somebody who is on one
   * panel may have been taken onto another.
   */
  async find(activity: Activity, panelId?: PanelId): Promise<Seating> {
    const { seats, tenantIds } = this.options;
    const tenantId = tenantOf(activity) ?? NO_ACCOUNT;
    const objectId = activity.from.aadObjectId ?? NO_ACCOUNT;
    if (tenantIds !== undefined && (!tenantIds.includes(tenantId) || objectId === NO_ACCOUNT)) return nobody;

    const person = { tenantId, objectId };
    const known = await seats.of(person);
    if (known.seats.some((seat) => seat.panelId === panelId)) return known;
    const stated = await this.statedOf(activity, tenantId);
    return stated === undefined ? known : seats.of({ ...person, ...stated });
  }

  /** A roster that cannot be asked proves nothing, and is asked again next time. */
  private async statedOf(activity: Activity, tenantId: string): Promise<Stated | undefined> {
    const { id } = activity.from;
    const key = JSON.stringify([activity.serviceUrl, tenantId, id]);
    const before = this.emails.get(key);
    if (before !== undefined) return before;
    const found = await this.options.connector.personOf(addressOf(activity), id).catch(() => undefined);
    // Of somebody from elsewhere this tenant knows the address by hearsay.
    if (found?.email === undefined || (found.tenantId ?? tenantId) !== tenantId) return undefined;
    if (this.emails.size >= MOST_KNOWN) this.emails.clear();
    const stated = { email: found.email, isGuest: found.isGuest };
    this.emails.set(key, stated);
    return stated;
  }
}
