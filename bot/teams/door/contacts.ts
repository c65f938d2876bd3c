import type { MemberId, PanelId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { Instant } from '../../domain/time';
import { type CardCopy, cardCopyId, type ChatAddress, type Contact, type SharedChat } from '../../domain/contact';
import {
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type Write,
} from '../../ledger/store';
import { documentOf, recordOf } from '../../ledger/records';

/**
 * Where the bot can write to whom. Not part of the panel's record, so neither logged nor in the panel's batches: the
 * last word of Teams wins.
 */
export class Contacts {
  /** What this process knows to be stored already, so that most turns write nothing. */
  private readonly stored = new Map<string, string>();

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
    if (this.stored.get(key) === place) return false;

    const found = await this.store.read(panelId, `contact:${contact.memberId}`);
    const known = found === undefined ? undefined : recordOf('contact', found);
    if (known !== undefined && !isTheirWord) return false;
    if (known?.userId !== contact.userId || !isSamePlace(known.address, contact.address)) {
      if (!(await this.commit(panelId, writeOver(found, documentOf('contact', panelId, contact))))) return false;
      this.onContact(panelId, contact.memberId);
    }
    this.stored.set(key, place);
    return known === undefined;
  }

  /** Keeps a chat of many, and where it is now: Teams may move it to another service URL. @returns true the first time */
  async keepShared(panelId: PanelId, chat: SharedChat): Promise<boolean> {
    const key = `${panelId} chat ${chat.id}`;
    const place = JSON.stringify(chat.address);
    if (this.stored.get(key) === place) return false;

    const found = await this.store.read(panelId, `sharedChat:${chat.id}`);
    const known = found === undefined ? undefined : recordOf('sharedChat', found);
    if (known === undefined || !isSamePlace(known.address, chat.address)) {
      if (!(await this.commit(panelId, writeOver(found, documentOf('sharedChat', panelId, chat))))) return false;
    }
    this.stored.set(key, place);
    return known === undefined;
  }

  /** The bot was taken out of a chat of many. */
  async forgetShared(panelId: PanelId, id: string): Promise<void> {
    this.stored.delete(`${panelId} chat ${id}`);
    const found = await this.store.read(panelId, `sharedChat:${id}`);
    if (found !== undefined) await this.commit(panelId, { kind: 'delete', id: found.id, version: found.version });
  }

  /** Remembers a posted card, so that it can be told the truth later. */
  async keepCopy(panelId: PanelId, copy: CardCopy): Promise<void> {
    await this.commit(panelId, { kind: 'create', document: documentOf('cardCopy', panelId, copy) });
  }

  /** Teams' ids of the members with whom the bot has a chat. */
  async userIds(panelId: PanelId): Promise<string[]> {
    const found = await this.store.query(panelId, { type: 'contact', limit: 60 });
    return found.map((document) => recordOf('contact', document).userId);
  }

  /** False when another turn or process was first: its word is as good. */
  private async commit(panelId: PanelId, write: Write): Promise<boolean> {
    try {
      await this.store.commit(panelId, [write]);
      return true;
    } catch (error) {
      if (error instanceof VersionConflict) return false;
      throw error;
    }
  }
}

function writeOver(found: StoredDocument | undefined, document: PanelDocument): Write {
  return found === undefined ? { kind: 'create', document } : { kind: 'replace', document, version: found.version };
}

function isSamePlace(a: ChatAddress, b: ChatAddress): boolean {
  const { serviceUrl, conversationId, tenantId, botId } = a;
  const isSameChat = serviceUrl === b.serviceUrl && conversationId === b.conversationId;
  return isSameChat && tenantId === b.tenantId && botId === b.botId;
}

export function contactOf(memberId: MemberId, userId: string, address: ChatAddress, at: Instant): Contact {
  return { memberId, userId, address, at };
}

/** A card as it was posted. Without `memberId` it stands in a chat of many. */
export function copyOf(
  subject: CardCopy['subject'],
  {
    memberId,
    userIds,
    ...posted
  }: Pick<CardCopy, 'address' | 'activityId' | 'at'> & {
    readonly memberId: MemberId | undefined;
    readonly userIds: readonly string[];
  },
  sha256: Sha256,
): CardCopy {
  const id = cardCopyId(posted.address, posted.activityId, sha256);
  return { id, subject, ...posted, ...(memberId === undefined ? {} : { memberId }), userIds: [...userIds] };
}
