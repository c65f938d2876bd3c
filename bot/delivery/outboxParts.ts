import type { MemberId, PanelId } from '../domain/ids';
import type { ShownCard } from '../domain/cardCopy';
import type { Instant } from '../domain/time';
import type { FirstContact } from '../useCases/members/appInstalls';
import type { ChatPoster } from '../useCases/messages/chatPoster';
import type { Mail, Mailer } from '../useCases/messages/mailer';
import type { MentionPlace } from '../useCases/messages/mentions';
import type { Delivery, Message, MessageContent, Queued } from '../domain/message';
import type { Reached } from '../useCases/messages/notified';
import type { DrawnMessage, Tells } from '../useCases/messages/told';
import type { PanelStore } from '../ledger/store';
import type { Pace } from './pace';

/** E-mail as the ladder uses it. */
export interface MailParts {
  /**
   * The mail that tells `memberId` of content, under a message id that is the same whenever it is drawn again.
   * `answerLost`: it may have arrived already, and says so. Undefined where there is nothing to mail, or nobody.
   */
  readonly draw: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    messageId: string,
    answerLost: boolean,
  ) => Promise<Mail | undefined>;
  /** Answers within ten seconds, one way or the other: a message is held for fifteen. @throws MailFailure */
  readonly send: Mailer['send'];
}

/** What became of one recipient's copy. `wait` says to try again, in so many milliseconds. */
export interface Posted {
  /** Absent where nothing was left to say: as if it had never been queued. */
  readonly delivery: Delivery | undefined;
  readonly wait?: number;
  /** The card was overtaken on its way: a message waits that shows it anew. */
  readonly isOvertaken?: boolean;
}

/** What delivery reaches of the world. */
export interface OutboxParts {
  readonly store: PanelStore;
  readonly poster: ChatPoster;
  readonly pace: Pace;
  readonly clock: () => Instant;
  /** This process among others: who holds a lease. */
  readonly processId: string;
  readonly sha256: (text: string) => string;
  /**
   * Draws content as `memberId` may see it, or as everybody may; undefined when that member is gone, and for a reminder
   * that `isNew` once nothing of it waits for them. `isAgain`: it may stand there already, and says so.
   */
  readonly draw: (
    panelId: PanelId,
    content: MessageContent | ShownCard,
    memberId: MemberId | undefined,
    userIds: readonly string[],
    options?: { readonly isNew?: true; readonly isAgain?: boolean },
  ) => Promise<DrawnMessage | undefined>;
  /** Where to mention somebody, taken for one message; undefined where that cannot be, or another did so today. */
  readonly takeMention: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    messageId: string,
  ) => Promise<MentionPlace | undefined>;
  /**
   * Installs the app for a member whom the bot has not met, on behalf of a message; answers within ten seconds. Absent
   * where the deployment may not.
   */
  readonly makeFirstContact?:
    | ((panelId: PanelId, memberId: MemberId, messageId: string) => Promise<FirstContact>)
    | undefined;
  /** Absent where the deployment sends no e-mail. */
  readonly mail?: MailParts | undefined;
  /** Told of each copy that reached a member, once that is written down. */
  readonly reached: (panelId: PanelId, reached: Reached) => Promise<void>;
  /** Has it logged to whom something restricted was sent; durable once it resolves. */
  readonly told: (panelId: PanelId, told: Tells) => Promise<void>;
  /** Goes around each way that is taken once to one recipient: what is measured of it. Absent where nothing is. */
  readonly around?: ((message: Message, queued: Queued, take: () => Promise<Posted>) => Promise<Posted>) | undefined;
  readonly log: (message: string, details: object) => void;
}
