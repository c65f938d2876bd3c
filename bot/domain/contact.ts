import { z } from 'zod';
import { MemberId } from './ids';
import { Instant, LocalDate } from './time';

/** Where a chat is, in Teams' own terms: enough to post to it at any later time. */
export const ChatAddress = z.object({
  serviceUrl: z.string().url(),
  conversationId: z.string().min(1),
  tenantId: z.string().optional(),
  /** The bot's id in that chat ("28:…"). */
  botId: z.string().min(1),
});
export type ChatAddress = z.infer<typeof ChatAddress>;

/** A member's own chat with the bot, kept from the first contact on. `userId` is Teams' id of the member ("29:…"). */
export const Contact = z.object({
  memberId: MemberId,
  userId: z.string().min(1),
  address: ChatAddress,
  at: Instant,
});
export type Contact = z.infer<typeof Contact>;

/** The contact after a word of Teams. Only words of the member move it elsewhere: an installation alone does not. */
export function contactAfter(known: Contact | undefined, heard: Contact, isTheirWord: boolean): Contact {
  if (known === undefined) return heard;
  return isTheirWord && !isSameContact(known, heard) ? { ...known, ...heard } : known;
}

export function isSameContact(a: Contact, b: Contact): boolean {
  return a.userId === b.userId && isSamePlace(a.address, b.address);
}

function isSamePlace(a: ChatAddress, b: ChatAddress): boolean {
  const { serviceUrl, conversationId, tenantId, botId } = a;
  const isSameChat = serviceUrl === b.serviceUrl && conversationId === b.conversationId;
  return isSameChat && tenantId === b.tenantId && botId === b.botId;
}

/** One chat is one address, whatever thread of it something stands in. */
export function withoutThread(conversationId: string): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

/** What Teams said to installing the app for somebody: it is there, or never will be by itself. */
export const InstallOutcome = z.enum(['installed', 'already', 'noAccount', 'policy']);
export type InstallOutcome = z.infer<typeof InstallOutcome>;

/** The last time that Teams was asked to install the app for a member: once a day at the most, unless by hand. */
export const AppInstall = z.object({
  memberId: MemberId,
  on: LocalDate,
  at: Instant,
  /** For which Teams was asked; absent where somebody clicked. */
  messageId: z.string().min(1).optional(),
  /** Absent while Teams is asked, and where it gave no answer. */
  outcome: InstallOutcome.optional(),
});
export type AppInstall = z.infer<typeof AppInstall>;

/** Where a chat of many is now: Teams may move it. Whether the bot may speak there: chat.ts. */
export const SharedChat = z.object({ id: z.string().min(1), address: ChatAddress, at: Instant });
export type SharedChat = z.infer<typeof SharedChat>;

/** Teams may move a chat to another service URL. */
export function sharedChatAfter(known: SharedChat | undefined, heard: SharedChat): SharedChat {
  return known !== undefined && isSamePlace(known.address, heard.address) ? known : { ...known, ...heard };
}
