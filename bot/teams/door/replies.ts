import type { Card } from '../../cards/kit';
import { chatIdOf } from '../../domain/chat';
import type { Sha256 } from '../../domain/log';
import { keepCardCopy } from '../../useCases/messages/cardCopies';
import { ChatFailure } from '../../useCases/messages/chatPoster';
import { findChatPanel } from '../../useCases/messages/chatOwners';
import { cardsIn, oweRefresh } from '../../useCases/messages/lateCards';
import type { Context } from '../../useCases/ports';
import { type Beside, type Content, forEverybody, shownIn } from '../drawing/content';
import { type Drawing, withItsMeeting } from '../drawing/contentDrawing';
import { acceptElsewhereText } from '../clicks/accepting';
import { statementFirst } from '../drawing/statementFirst';
import type { Contacts } from './contacts';
import { addressOf, isPersonalChat, messageActivity, textOf, type Turn } from './turn';

interface RepliesParts {
  readonly contacts: Contacts;
  readonly drawing: Drawing;
  readonly sha256: Sha256;
}

/** What the bot says in the chat of a turn. */
export class Replies {
  constructor(private readonly parts: RepliesParts) {}

  async say(text: string, turn: Turn): Promise<void> {
    await turn.send({ type: 'message', textFormat: 'plain', text });
  }

  /** A card of this moment, of which nothing is kept. */
  async post(card: Card, turn: Turn): Promise<void> {
    await turn.send(messageActivity({ card, summary: card.fallbackText }));
  }

  /** A card for whoever spoke alone, with nothing in it that all may not read. @returns whether Teams took it */
  async whisper(card: Card, turn: Turn): Promise<boolean> {
    try {
      await turn.whisper(messageActivity({ card, summary: card.fallbackText }));
      return true;
    } catch (error) {
      if (error instanceof ChatFailure) return false;
      throw error;
    }
  }

  /** What is typed before a panel's statement is accepted travels with it, and is answered once it is. */
  async acceptFirst(turn: Turn, ctx: Context): Promise<void> {
    const text = textOf(turn.activity);
    const goOn = text === '' ? undefined : { typed: { text, id: turn.activity.id } };
    const asked = isPersonalChat(turn.activity) ? statementFirst(ctx, goOn) : undefined;
    if (asked === undefined) return this.say(acceptElsewhereText(ctx), turn);
    return this.post(this.parts.drawing.ofPanel(asked, ctx), turn);
  }

  /** Posts a card into the chat of this turn; a record's card is remembered, so that it can be changed. */
  async reply(content: Content, turn: Turn, ctx: Context, beside: Beside = {}): Promise<void> {
    const { contacts, drawing, sha256 } = this.parts;
    const personal = isPersonalChat(turn.activity);
    const panelId = ctx.roster.panel.id;
    const { id: asking } = turn.activity.from;
    const userIds = personal ? [asking] : [...new Set([asking, ...(await contacts.userIds(panelId))])].slice(0, 60);
    const named = await withItsMeeting(content, ctx);
    const post = await drawing.post(named, personal ? ctx : forEverybody(ctx), { userIds, ...beside });
    const sent = await turn.send(messageActivity(post));
    const shows = shownIn(named);
    if (shows === undefined) return;
    const memberId = personal ? ctx.viewer.member.id : undefined;
    const posted = { address: addressOf(turn.activity), activityId: sent, at: ctx.now };
    const id = await keepCardCopy(ctx.store, panelId, { shows, ...posted, memberId, userIds }, sha256);
    if (personal || id === undefined) return;
    // Revoked while the card was on its way, the chat was blanked without it.
    const chatId = chatIdOf(turn.activity.conversation.id, sha256);
    if ((await findChatPanel(ctx.store, chatId)) !== panelId)
      await oweRefresh({ ...cardsIn(chatId), id }, ctx.now, ctx.store, panelId);
  }
}
