import type { MemberId, PanelId } from '../domain/ids';
import { hearsOf } from '../domain/chat';
import type { ChatAddress } from '../domain/contact';
import { type Delivery, type MessageContent, queuedFor, type Recipient } from '../domain/message';
import { findSpokenChat } from '../useCases/messages/chatOwners';
import type { PanelStore } from '../ledger/store';
import { recordOf } from '../ledger/records';

/** As many deliveries as a message keeps. */
const MOST_CHATS = 100;
/** More than the bot is in, approved or not. */
const MOST_PLACES = 1000;
/** As many people as Teams draws a card anew for. */
const MOST_REFRESHED = 60;

/** Where a recipient is written to now, and who sees their own view there. */
export interface Reach {
  readonly address: ChatAddress;
  /** Whose own chat it is; absent in a chat of many. */
  readonly memberId?: MemberId;
  /** Teams' ids of those for whom the card is drawn anew. */
  readonly userIds: readonly string[];
}

/** Undefined where the bot has met nobody, or may not speak in the chat, or not any more. */
export async function findReach(store: PanelStore, panelId: PanelId, recipient: Recipient): Promise<Reach | undefined> {
  if (recipient.kind === 'member') {
    const found = await store.read(panelId, `contact:${recipient.memberId}`);
    if (found === undefined) return undefined;
    const { address, memberId, userId } = recordOf('contact', found);
    return { address, memberId, userIds: [userId] };
  }
  const chat = await findSpokenChat(store, panelId, recipient.chatId);
  if (chat === undefined) return undefined;
  const people = await store.query(panelId, { type: 'contact', limit: MOST_REFRESHED });
  const userIds = people.map((document) => recordOf('contact', document).userId);
  return { address: chat.address, userIds };
}

/**
 * A queued delivery for each chat of many in which the bot is and may speak now, the chats of other meetings than what it
 * is about left out: the panel file approves some before the bot comes there. Asked once a message, at its first claim, which
 * follows the change at once: a chat approved later gets nothing of the past. No clock is compared: local mode moves it.
 */
export async function chatsOf(store: PanelStore, panelId: PanelId, content: MessageContent): Promise<Delivery[]> {
  const where = [{ key: 'state', is: 'approved' }];
  const [approved, places, meeting] = await Promise.all([
    store.query(panelId, { type: 'chat', where, limit: MOST_CHATS }),
    store.query(panelId, { type: 'sharedChat', limit: MOST_PLACES }),
    'meetingId' in content ? store.read(panelId, `meeting:${content.meetingId}`) : undefined,
  ]);
  const about = meeting && recordOf('meeting', meeting);
  const shared = places.map((document) => recordOf('sharedChat', document));
  const addresses = new Map<string, ChatAddress>(shared.map(({ id, address }) => [id, address]));
  return approved
    .map((document) => recordOf('chat', document))
    .filter((chat) => {
      const address = addresses.get(chat.id);
      return address !== undefined && hearsOf(chat, address, about);
    })
    .map(({ id: chatId }) => queuedFor({ kind: 'chat', chatId }));
}
