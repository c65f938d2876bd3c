import { vouchesFor } from '../../domain/agency';
import type { PanelId } from '../../domain/ids';
import { isSameAccount, isSeatedOn, linkedMember, type Member } from '../../domain/member';
import { seatBeside } from '../../domain/membership';
import { turnedAway } from '../../domain/turnedAway';
import { type Instant, type LocalDate, localDateOf } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import type { Ledger } from '../../ledger/ledger';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';
import type { Person } from './person';

export interface SeatsParts {
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly clock: () => Instant;
  /**
   * The tenants that vouch for people of agencies which name none of their own. Undefined in local mode, where no Entra
   * vouches for anyone: the address alone says who somebody is, and nothing is kept.
   */
  readonly homeTenantIds: readonly string[] | undefined;
}

export interface Seating {
  /** Theirs, in the order of panel ids. */
  readonly seats: readonly Member[];
  /** Seats with their address, for which their organisation may not vouch: the coordinator has to link them. */
  readonly unlinked: readonly Member[];
}

/** More panels than one person sits on. */
const MOST_SEATS = 50;

/** Whose seats are whose: the one place that decides what an e-mail address proves. */
export class Seats {
  constructor(private readonly parts: SeatsParts) {}

  /** By Entra account; seats without one by e-mail, kept from then on where the person's tenant vouches for it. */
  async of(person: Person): Promise<Seating> {
    const seats = (await this.membersWhere('objectId', person.objectId)).filter(({ account }) =>
      isSameAccount(account, person),
    );
    const unlinked: Member[] = [];
    for (const member of await this.withAddressOf(person)) {
      if (seats.some(({ id, panelId }) => id === member.id && panelId === member.panelId)) continue;
      const seat = this.takesAddressOf(member) ? member : await this.link(member, person);
      if (seat !== undefined) seats.push(seat);
      else if (member.account === undefined) unlinked.push(member);
    }
    for (const member of unlinked) {
      if (!seats.some(({ panelId }) => panelId === member.panelId)) await this.noteTurnedAway(member, person);
    }
    return { seats: seats.sort((a, b) => a.panelId.localeCompare(b.panelId)), unlinked };
  }

  /** Whether a seat found earlier is still theirs. */
  isOf(member: Member, person: Person): boolean {
    return isSameAccount(member.account, person) || (this.takesAddressOf(member) && member.email === addressOf(person));
  }

  /** Without Entra, and unless somebody unlinked the seat. */
  private takesAddressOf({ byInvitation = false }: Member): boolean {
    return this.parts.homeTenantIds === undefined && !byInvitation;
  }

  private async withAddressOf(person: Person): Promise<Member[]> {
    const address = addressOf(person);
    return address === undefined ? [] : this.membersWhere('email', address);
  }

  /** Keeps the account: from now on the address alone opens nothing. @returns the seat, where it is theirs */
  private async link({ id, panelId, account }: Member, person: Person): Promise<Member | undefined> {
    if (account !== undefined) return undefined;
    const { ledger, clock, homeTenantIds = [] } = this.parts;
    return ledger.change(panelId, clock(), async (draft) => {
      const member = await draft.findMember(id);
      const agency = member && (await draft.findAgency(member.agencyId));
      if (member === undefined || agency === undefined) return undefined;
      if (member.account !== undefined) return isSameAccount(member.account, person) ? member : undefined;
      if (member.byInvitation === true || member.email !== addressOf(person)) return undefined;
      if (!vouchesFor(agency, person, homeTenantIds)) return undefined;
      const theirs = await draft.listOf('member', 'objectId', person.objectId);
      const today = await this.todayOn(panelId);
      if (today === undefined || seatBeside(member, person, theirs, today) !== undefined) return undefined;
      const linked = linkedMember(member, person, theirs);
      draft.put('member', linked);
      const subject = { type: 'member', id, reference: member.name } as const;
      draft.log({ action: 'member-contacted', by: id, subject, readers: ['*'] });
      return linked;
    });
  }

  /** For the coordinator, who may link the seat to them. */
  private async noteTurnedAway({ id: memberId, panelId }: Member, { tenantId, objectId }: Person): Promise<void> {
    const { store, clock } = this.parts;
    await changeBeside(store, { panelId, type: 'turnedAways', key: '' }, (kept) =>
      turnedAway(kept, { memberId, tenantId, objectId }, clock()),
    );
  }

  private async membersWhere(key: 'objectId' | 'email', value: string): Promise<Member[]> {
    const where = [{ key, is: value }];
    const found = await this.parts.store.queryEverywhere({ type: 'member', where, limit: MOST_SEATS });
    const members = found.map((document) => recordOf('member', document));
    const seated = await Promise.all(members.map((member) => this.isSeated(member)));
    return members.filter((_, index) => seated[index]);
  }

  /** Whoever has left sits nowhere, whatever account or address the seat had, and nobody on a panel founded in part. */
  private async isSeated(member: Member): Promise<boolean> {
    const today = await this.todayOn(member.panelId);
    return today !== undefined && isSeatedOn(member, today);
  }

  private async todayOn(panelId: PanelId): Promise<LocalDate | undefined> {
    const panel = await this.parts.store.read(panelId, 'panel');
    return panel && localDateOf(this.parts.clock(), recordOf('panel', panel).timeZone);
  }
}

function addressOf({ email }: Person): string | undefined {
  return email?.trim().toLowerCase();
}
