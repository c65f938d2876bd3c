import { z } from 'zod';
import { namesOf } from './byName';
import { type ChatAddress, type SharedChat, withoutThread } from './contact';
import { ChatId, MemberId, PanelId } from './ids';
import type { Sha256 } from './log';
import type { Meeting } from './meeting';
import { Refusal } from './refusal';
import { typedText } from './text';
import { Instant } from './time';
import { without } from './without';

export const ChatName = typedText(120);

export const ChatKind = z.enum(['group', 'channel', 'meeting']);
export type ChatKind = z.infer<typeof ChatKind>;

/** Who did it and when; "system" where the panel file did. */
const Mark = z.object({ by: z.union([MemberId, z.literal('system')]), at: Instant });
type Mark = z.infer<typeof Mark>;

const Facts = z.object({
  id: ChatId,
  panelId: PanelId,
  kind: ChatKind,
  /** As Teams named it when the bot came, or the coordinator since; empty where neither did. */
  name: z.string().max(120),
  /** Of a channel: the bot is in a team as a whole, and is taken out of it as a whole. */
  teamId: z.string().max(200).optional(),
  /** Who added the bot, or was the first to speak to it there. */
  added: Mark,
});

/**
 * A chat of many that the bot is in. It speaks of the panel only where the coordinator has approved it.
 *
 *   waiting ─approve▶ approved ─revoke▶ revoked ─approve▶ approved
 *   waiting ─revoke▶ revoked                approved ─another panel was first▶ waiting
 *   any ─the bot is taken out▶ left ─it is added again▶ waiting
 */
export const Chat = z.discriminatedUnion('state', [
  Facts.extend({ state: z.literal('waiting') }),
  Facts.extend({ state: z.literal('approved'), approved: Mark }),
  Facts.extend({ state: z.literal('revoked'), revoked: Mark }),
  Facts.extend({ state: z.literal('left'), leftAt: Instant }),
]);
export type Chat = z.infer<typeof Chat>;
export type NewChat = z.infer<typeof Facts>;

/** Whose chat it is, of all panels of the deployment: one panel's at the most. */
export const ChatOwner = z.object({ chatId: ChatId, panelId: PanelId });
export type ChatOwner = z.infer<typeof ChatOwner>;

export function chatIdOf(conversationId: string, sha256: Sha256): ChatId {
  return ChatId.parse(sha256(withoutThread(conversationId)).slice(0, 32));
}

/** The bot came into it before chats had to be approved. What it is stands in Teams' id; its name nobody kept. */
export function keptChat({ id, address, at }: SharedChat, panelId: PanelId): Extract<Chat, { state: 'waiting' }> {
  const { conversationId } = address;
  const kind = conversationId.endsWith('@thread.tacv2') ? 'channel' : isOfMeeting(address) ? 'meeting' : 'group';
  return { id: ChatId.parse(id), panelId, kind, name: '', added: { by: 'system', at }, state: 'waiting' };
}

/**
 * A chat of one meeting hears of that meeting alone. Which one it is, the meeting's join link says, for it names the
 * thread; in local mode the thread names the meeting. One that no meeting is known by hears of none.
 */
export function hearsOf({ kind }: Pick<Chat, 'kind'>, address: ChatAddress, meeting: Meeting | undefined): boolean {
  if (meeting === undefined || (kind !== 'meeting' && !isOfMeeting(address))) return true;
  const thread = withoutThread(address.conversationId);
  if (thread === `${MEETING_THREAD}${meeting.id}@thread.v2`) return true;
  return meeting.mode === 'teams' && meeting.joinLink !== undefined && isIn(meeting.joinLink, thread);
}

const MEETING_THREAD = '19:meeting_';

function isOfMeeting({ conversationId }: ChatAddress): boolean {
  return conversationId.startsWith(MEETING_THREAD);
}

/** "https://teams.microsoft.com/l/meetup-join/19%3ameeting_…%40thread.v2/0?context=…" */
function isIn(joinLink: string, thread: string): boolean {
  const escaped = new URL(joinLink).pathname.split('/');
  return escaped.some((part) => part.toLowerCase() === encodeURIComponent(thread).toLowerCase() || part === thread);
}

/** The bot is in it again or for the first time. */
export function addedChat(chat: NewChat, before: Chat | undefined): Chat {
  return before === undefined || before.state === 'left' ? { ...chat, state: 'waiting' } : before;
}

/** @throws Refusal `not-found` where the bot is no longer in it */
export function approvedChat(chat: Chat, approved: Mark): Chat {
  if (chat.state === 'approved') return chat;
  return { ...stillIn(chat), state: 'approved', approved };
}

/** @throws Refusal `not-found` where the bot is no longer in it */
export function revokedChat(chat: Chat, revoked: Mark): Chat {
  if (chat.state === 'revoked') return chat;
  return { ...stillIn(chat), state: 'revoked', revoked };
}

const leadsOn = {
  approve: ({ state }: Chat) => state === 'waiting' || state === 'revoked',
  revoke: ({ state }: Chat) => state === 'waiting' || state === 'approved',
} as const;
export type ChatStep = keyof typeof leadsOn;
export const chatStepNames = namesOf(leadsOn);

/** Whether the step would change what the bot may do there, whoever takes it. */
export function canStepChat(chat: Chat, step: ChatStep): boolean {
  return leadsOn[step](chat);
}

/** Teams gave it none, or not the one that people know it by. @throws Refusal `not-found` where the bot is no longer in it */
export function namedChat(chat: Chat, name: string): Chat {
  if (chat.state === 'left') throw noSuchChat();
  return chat.name === name ? chat : { ...chat, name };
}

/** The approval does not hold: another panel was first. */
export function lostChat(chat: Chat): Chat {
  return chat.state === 'approved' ? { ...stillIn(chat), state: 'waiting' } : chat;
}

export function leftChat(chat: Chat, leftAt: Instant): Chat {
  return chat.state === 'left' ? chat : { ...without(chat, marks), state: 'left', leftAt };
}

const marks = ['approved', 'revoked', 'leftAt'] as const;

function stillIn(chat: Chat) {
  if (chat.state === 'left') throw noSuchChat();
  return without(chat, marks);
}

function noSuchChat(): Refusal {
  return new Refusal('not-found', { what: 'chat' });
}
