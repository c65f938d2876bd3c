import type { MemberId, PanelId } from '../../domain/ids';
import { type Contact, contactAfter, isSameContact, type SharedChat, sharedChatAfter } from '../../domain/contact';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';

/** What another process may have taken away is written again after that time. */
const KNOWN_MS = 10 * 60_000;

/**
 * Where the bot can write to whom. Not part of the panel's record, so neither logged nor in the panel's batches: the
 * last word of Teams wins.
 */
export class Contacts {
  /** What this process knows to be stored already, so that most turns write nothing. */
  private readonly stored = new Map<string, { readonly place: string; readonly until: number }>();

  constructor(
    private readonly store: PanelStore,
    /** Told when somebody can be written to at a new address. */
    private readonly onContact: (panelId: PanelId, memberId: MemberId) => void,
  ) {}

  /**
   * Keeps a member's own chat. Only words of theirs move it to another place: an installation alone does not.
   *
   * @returns true at the very first contact
   */
  async keep(panelId: PanelId, contact: Contact, isTheirWord: boolean): Promise<boolean> {
    const key = `${panelId} ${contact.memberId}`;
    const place = JSON.stringify([contact.userId, contact.address]);
    const known = this.stored.get(key);
    if (known?.place === place && performance.now() < known.until) return false;

    const { before, after } = await changeBeside(
      this.store,
      { panelId, type: 'contact', key: contact.memberId },
      (before) => contactAfter(before, contact, isTheirWord),
    );
    if (after !== before) this.onContact(panelId, contact.memberId);
    if (after !== undefined && isSameContact(after, contact)) {
      this.stored.set(key, { place, until: performance.now() + KNOWN_MS });
    }
    return before === undefined;
  }

  /** Keeps a chat of many, and where it is now: Teams may move it to another service URL. @returns true the first time */
  async keepShared(panelId: PanelId, chat: SharedChat): Promise<boolean> {
    const { before } = await changeBeside(this.store, { panelId, type: 'sharedChat', key: chat.id }, (known) =>
      sharedChatAfter(known, chat),
    );
    return before === undefined;
  }

  /** The bot was taken out of a chat of many. */
  async forgetShared(panelId: PanelId, id: string): Promise<void> {
    await changeBeside(this.store, { panelId, type: 'sharedChat', key: id }, () => undefined);
  }

  /** Teams' ids of the members with whom the bot has a chat. */
  async userIds(panelId: PanelId): Promise<string[]> {
    const found = await this.store.query(panelId, { type: 'contact', limit: 60 });
    return found.map((document) => recordOf('contact', document).userId);
  }
}
