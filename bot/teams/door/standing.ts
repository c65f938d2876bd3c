import { chatIdOf } from '../../domain/chat';
import type { ChatId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { Member } from '../../domain/member';
import type { PanelStore } from '../../ledger/store';
import { findChatPanel } from '../../useCases/messages/chatOwners';
import { leaveChats, noteChat } from '../../useCases/messages/chatApproval';
import type { Context, PanelContexts } from '../../useCases/ports';
import type { Contacts } from './contacts';
import { panelNamedIn } from './panelNamed';
import { type Activity, addressOf, isPersonalChat, kindOfChat, nameOfChat, sharedAddressOf, teamOf } from './turn';
import type { WhoIsIt } from './whoIsIt';

/** Who somebody is where they speak. */
export type Standing =
  /**
   * Of the panel of the card that was used, or which speaks in a chat of many; else of their first one. `seats`: whatever
   * typed words may be about, which in their own chat is each of theirs.
   */
  | { readonly kind: 'member'; readonly ctx: Context; readonly seats: readonly Member[] }
  | { readonly kind: 'stranger'; readonly unlinked: boolean }
  /** The card is of a panel on which they are not, or not of the one that speaks there. */
  | { readonly kind: 'elsewhere' }
  /** A chat of many in which nothing of any panel is said, to nobody. */
  | { readonly kind: 'unapproved'; readonly seats: readonly Member[] };

type MemberStanding = Extract<Standing, { kind: 'member' }>;

interface StandingsParts {
  readonly who: WhoIsIt;
  readonly contexts: PanelContexts;
  readonly contacts: Contacts;
  readonly store: PanelStore;
  readonly sha256: Sha256;
  /** Told of each stranger; `isUnlinked`: their address is on a panel, but nobody vouches for it. */
  readonly turnedAway?: ((isUnlinked: boolean) => void) | undefined;
}

/** From an activity to whom it comes from and what may be said there; keeps where people and chats are. */
export class Standings {
  constructor(private readonly parts: StandingsParts) {}

  async of(activity: Activity): Promise<Standing> {
    const { who, contexts, store } = this.parts;
    const own = isPersonalChat(activity);
    const named = panelNamedIn(activity);
    const panelId = own ? named : await findChatPanel(store, this.chatIdOf(activity));
    const { seats, unlinked } = await who.find(activity, panelId);
    if (panelId === undefined && !own) return { kind: 'unapproved', seats };
    if (named !== undefined && named !== panelId) return { kind: 'elsewhere' };
    const isHere = (seat: Member) => panelId === undefined || seat.panelId === panelId;
    const seat = seats.find(isHere);
    if (seat !== undefined) {
      return { kind: 'member', ctx: await contexts.of(seat.panelId, seat.id), seats: own ? seats : [seat] };
    }
    if (own && seats.length > 0) return { kind: 'elsewhere' };
    const isUnlinked = unlinked.some(isHere);
    this.parts.turnedAway?.(isUnlinked);
    return { kind: 'stranger', unlinked: isUnlinked };
  }

  /**
   * As they stand in each panel that it may be about, those whose statement they have yet to accept last: where a card
   * tells that, in its panel alone.
   */
  async panelsOf(activity: Activity, { ctx, seats }: MemberStanding): Promise<readonly [Context, ...Context[]]> {
    if (panelNamedIn(activity) !== undefined) return [ctx];
    const others = seats.filter(({ panelId }) => panelId !== ctx.roster.panel.id);
    const all = [ctx, ...(await Promise.all(others.map(({ panelId, id }) => this.parts.contexts.of(panelId, id))))];
    const waits = ({ viewer }: Context) => viewer.mustAccept === true;
    const [first = ctx, ...rest] = [...all.filter((each) => !waits(each)), ...all.filter(waits)];
    return [first, ...rest];
  }

  /** @returns true where it is the first that is heard of this person's own chat, or of this chat of many */
  async keep(activity: Activity, standing: Standing): Promise<boolean> {
    if (standing.kind === 'stranger' || standing.kind === 'elsewhere') return false;
    const id = this.chatIdOf(activity);
    if (standing.kind === 'member') {
      const { ctx, seats } = standing;
      return isPersonalChat(activity) ? this.keepOwnChat(activity, seats, ctx) : this.keepAddress(activity, id, ctx);
    }
    let isNews = false;
    for (const seat of standing.seats) {
      const ctx = await this.parts.contexts.of(seat.panelId, seat.id);
      const chat = { id, kind: kindOfChat(activity), name: nameOfChat(activity), teamId: teamOf(activity) };
      isNews = (await noteChat(chat, ctx)) || isNews;
      await this.keepAddress(activity, id, ctx);
    }
    return isNews;
  }

  /** Nothing is announced any more where the bot is not. Its own chat with somebody may come back: that stays known. */
  async leave(activity: Activity): Promise<void> {
    if (isPersonalChat(activity)) return;
    const { store, contexts, contacts } = this.parts;
    const place = { id: this.chatIdOf(activity), teamId: teamOf(activity) };
    for (const { panelId, id } of await leaveChats(place, store, contexts)) await contacts.forgetShared(panelId, id);
  }

  private chatIdOf(activity: Activity): ChatId {
    return chatIdOf(activity.conversation.id, this.parts.sha256);
  }

  /** For each panel they are on. Of two events that come at once only one is first, so one panel decides. */
  private async keepOwnChat(activity: Activity, seats: readonly Member[], { now }: Context): Promise<boolean> {
    const place = { userId: activity.from.id, address: addressOf(activity), at: now };
    const isTheirWord = activity.type === 'message';
    const news: boolean[] = [];
    for (const { id: memberId, panelId } of seats) {
      news.push(await this.parts.contacts.keep(panelId, { memberId, ...place }, isTheirWord));
    }
    return news[0] === true;
  }

  private keepAddress(activity: Activity, id: ChatId, { roster, now }: Context): Promise<boolean> {
    return this.parts.contacts.keepShared(roster.panel.id, { id, address: sharedAddressOf(activity), at: now });
  }
}
