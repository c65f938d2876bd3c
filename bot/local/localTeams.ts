import type { Instant } from '../domain/time';
import type { Scene } from './activities';
import type { PostToBot } from './botDoor';
import { type Chat, chatsOf, isInChat, type LocalPanel, type NextMeeting } from './localChats';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import type { Log } from './door';
import { type CardJson, type Draft, type Message, type MessageView, viewOf } from './localMessage';
import type { TeamsStore } from './teamsStore';
import type { LocalMember } from './localMember';
import { userIdOf } from './teamsUser';
import type { Windows } from './windows';

export interface LocalTeamsParts {
  readonly store: TeamsStore;
  readonly windows: Windows;
  readonly postToBot: PostToBot;
  readonly panel: () => Promise<LocalPanel>;
  readonly meeting: () => Promise<NextMeeting>;
  readonly baseUrl: () => string;
  readonly now: () => Instant;
  /** Whether mail stays on this machine. */
  readonly hasMailboxes: boolean;
  readonly log: Log;
}

export type LocalTeams = ReturnType<typeof localTeams>;

/** The people, their chats and messages. Every change is kept first and then told to the windows it concerns. */
export function localTeams(parts: LocalTeamsParts) {
  const { store, windows } = parts;

  function viewFor(message: Message, memberId: string): MessageView {
    return viewOf(message, userIdOf(memberId), store.findView(message, memberId));
  }

  function announce(message: Message, chat: Chat): void {
    windows.tell('message', (memberId) => (isInChat(chat, memberId) ? viewFor(message, memberId) : undefined));
  }

  return {
    ...parts,
    ...lookups(parts),
    viewFor,

    async sceneOf(chat: Chat, from: LocalMember, threadId?: string): Promise<Scene> {
      const { timeZone } = await parts.panel();
      return { chat, from, threadId, now: parts.now(), baseUrl: parts.baseUrl(), timeZone };
    },

    post(chat: Chat, draft: Omit<Draft, 'chatId' | 'sentAt'>): Message {
      const message = store.addMessage({ ...draft, chatId: chat.id, sentAt: parts.now() });
      announce(message, chat);
      return message;
    },

    /** Changes the message for everybody: their own views fall away. */
    change(chat: Chat, message: Message, changes: Partial<Draft> & { state?: Message['state'] }): void {
      const changed = { ...message, ...changes, changes: message.changes + 1 };
      store.saveMessage(changed);
      announce(changed, chat);
    },

    /** Changes what one person sees of a message. */
    showToOne(message: Message, memberId: string, card: CardJson): void {
      store.saveView(message, memberId, card);
      const view = viewFor(message, memberId);
      windows.tell('message', (each) => (each === memberId ? view : undefined));
    },

    isBlockedBy: (memberId: string): boolean => store.note(`blocked:${memberId}`) === 'yes',
    setBlocked(memberId: string, blocked: boolean): void {
      store.saveNote(`blocked:${memberId}`, blocked ? 'yes' : 'no');
    },
  };
}

/** Who and what there is; refuses what is not there for the one who asks. */
function lookups({ store, panel, meeting }: LocalTeamsParts) {
  /** The chats as they were last saved, so that a look at them writes nothing. */
  const saved = new Map<string, string>();
  function saveChat(chat: Chat): void {
    const text = JSON.stringify(chat);
    if (saved.get(chat.id) === text) return;
    store.saveChat(chat);
    saved.set(chat.id, text);
  }

  async function loadMember(id: string): Promise<LocalMember> {
    const { members, stranger } = await panel();
    const member = members.find((each) => each.id === id) ?? (stranger?.id === id ? stranger : undefined);
    if (member === undefined)
      throw new HttpRefusal(404, 'no-such-member', `There is nobody called ${id} on this panel.`);
    return member;
  }

  /** All chats there are, those new to the panel included. */
  async function loadChats(): Promise<Chat[]> {
    const there = await panel();
    for (const chat of chatsOf(there, await meeting())) saveChat(chat);
    const { elsewhere = [] } = there;
    const chats = store.chats();
    if (elsewhere.length === 0) return chats;
    return chats.map((chat) => (chat.kind === 'personal' ? chat : { ...chat, elsewhere }));
  }

  async function findChat(chatId: string): Promise<Chat | undefined> {
    return (await loadChats()).find((chat) => chat.id === chatId);
  }

  /** The chat, for a person who is in it. */
  async function loadChat(chatId: string, memberId: string): Promise<Chat> {
    const chat = await findChat(chatId);
    if (chat !== undefined && isInChat(chat, memberId)) return chat;
    throw new HttpRefusal(404, 'no-such-chat', 'You have no such chat.');
  }

  function loadMessage(chat: Chat, messageId: string): Message {
    const message = store.findMessage(chat.id, messageId);
    if (message === undefined) throw new HttpRefusal(404, 'no-such-message', 'There is no such message in this chat.');
    return message;
  }

  return { loadMember, loadChats, findChat, loadChat, loadMessage };
}
