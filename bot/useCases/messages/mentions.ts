import { type PanelContexts, type Context } from '../ports';
import type { MemberId, PanelId } from '../../domain/ids';
import { isNewerData, Refusal } from '../../domain/refusal';
import type { Chat } from '../../domain/chat';
import { findSpokenChat } from './chatOwners';
import type { MentionPost } from './chatPoster';
import type { ChatAddress, SharedChat } from '../../domain/contact';
import { type MessageContent, partsOf } from '../../domain/message';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import { isToActOn, stillWaits } from './stillWaits';

/** A chat of many, and who is called there. */
export interface MentionPlace {
  readonly address: ChatAddress;
  readonly mentioned: MentionPost['mentioned'];
}

/** As many chats as the bot is told of at once. */
const MOST_CHATS = 100;

/** Takes mentions for members as they may be called now; undefined also for whoever is gone. */
export function mentionTaker(contexts: PanelContexts) {
  return async (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    messageId: string,
  ): Promise<MentionPlace | undefined> => {
    try {
      return await takeMention(content, messageId, await contexts.of(panelId, memberId));
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return undefined;
      throw error;
    }
  };
}

/**
 * Where the viewer is to be mentioned on behalf of a message: in the first chat of many in which the bot may speak, one
 * of a meeting, which nobody reads between meetings, only where there is no other. Once
 * a day, whatever waits; the message that has taken the day may try again. Undefined where nothing waits for them any
 * more, and where the bot does not know Teams' id of them, or no such chat.
 */
async function takeMention(
  content: MessageContent,
  messageId: string,
  ctx: Context,
): Promise<MentionPlace | undefined> {
  const { id: memberId, name, panelId } = ctx.viewer.member;
  const [contact, chat] = await Promise.all([ctx.store.read(panelId, `contact:${memberId}`), findFirstChat(ctx)]);
  if (contact === undefined || chat === undefined || !(await anyWaits(content, ctx))) return undefined;
  if (!(await takeDay(memberId, messageId, ctx))) return undefined;
  return { address: chat.address, mentioned: { userId: recordOf('contact', contact).userId, name } };
}

async function anyWaits(content: MessageContent, ctx: Context): Promise<boolean> {
  for (const part of partsOf(content)) if (isToActOn(part) && (await stillWaits(part, ctx))) return true;
  return false;
}

async function findFirstChat({ store, roster }: Context): Promise<SharedChat | undefined> {
  const where = [{ key: 'state', is: 'approved' }];
  const found = await store.query(roster.panel.id, { type: 'chat', where, limit: MOST_CHATS });
  const chats = found.map((document) => recordOf('chat', document));
  const ofMeeting = ({ kind }: Chat) => Number(kind === 'meeting');
  for (const { id } of chats.sort(
    (a, b) => ofMeeting(a) - ofMeeting(b) || a.added.at.localeCompare(b.added.at) || a.id.localeCompare(b.id),
  )) {
    const chat = await findSpokenChat(store, roster.panel.id, id);
    if (chat !== undefined) return chat;
  }
  return undefined;
}

/** Written before the mention goes out: two messages, or two processes, do not both call the same person. */
async function takeDay(memberId: MemberId, messageId: string, { store, roster, today }: Context): Promise<boolean> {
  const place = { panelId: roster.panel.id, type: 'lastMention', key: memberId } as const;
  const { after } = await changeBeside(store, place, (last) =>
    last?.on === today ? last : { ...last, memberId, on: today, messageId },
  );
  return after?.messageId === messageId;
}
