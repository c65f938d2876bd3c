import type { Activity } from 'botbuilder';
import type { PanelId } from '../../domain/ids';
import type { Seating, Seats } from '../../useCases/members/seats';
import type { Connector } from './connector';
import { addressOf, tenantOf } from './turn';

/** What stands for the account of somebody to whom Teams gives none: a client in local mode. */
const NO_ACCOUNT = 'none';
/** E-mail addresses kept in this process, so that the roster is asked once a person. */
const MOST_KNOWN = 5_000;
const nobody: Seating = { seats: [], unlinked: [] };

export interface WhoOptions {
  readonly seats: Seats;
  readonly connector: Connector;
  /** Entra tenants that may come in; undefined in local mode. */
  readonly tenantIds?: readonly string[] | undefined;
}

/** Finds the seats of whoever is behind an activity: by Entra account, else by the e-mail that Teams' own roster states. */
export class WhoIsIt {
  private readonly emails = new Map<string, string | undefined>();

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
    const email = await this.emailOf(activity, tenantId);
    return email === undefined ? known : seats.of({ ...person, email });
  }

  /** A roster that cannot be asked proves nothing, and is asked again next time. */
  private async emailOf(activity: Activity, tenantId: string): Promise<string | undefined> {
    const { id } = activity.from;
    const key = JSON.stringify([activity.serviceUrl, tenantId, id]);
    if (this.emails.has(key)) return this.emails.get(key);
    const found = await this.options.connector.personOf(addressOf(activity), id).catch(() => undefined);
    // Of somebody from elsewhere this tenant knows the address by hearsay.
    if (found?.email === undefined || (found.tenantId ?? tenantId) !== tenantId) return undefined;
    if (this.emails.size >= MOST_KNOWN) this.emails.clear();
    this.emails.set(key, found.email);
    return found.email;
  }
}
