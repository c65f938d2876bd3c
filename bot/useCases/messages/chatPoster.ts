import type { ChatAddress } from '../../domain/contact';

/** What is posted to a chat: a card, with the least of words for the toast and the screen reader. */
export interface ChatPost {
  /** An Adaptive Card: see cards/kit.ts. */
  readonly card: object;
  readonly summary: string;
}

/** Words to one person in a chat of many, of which Teams tells them. They are for everybody to read. */
export interface MentionPost {
  readonly mentioned: { readonly userId: string; readonly name: string };
  /** What follows the name. */
  readonly text: string;
}

export type ChatFailureKind =
  /** The person blocked the bot, or may not be written to. */
  | 'blocked'
  /** The chat or the message is gone: the app was removed, the message deleted. */
  | 'gone'
  /** Too many at once: after `retryAfterMs` where Teams says so. */
  | 'throttled'
  /** Nothing was accepted; trying again is safe. */
  | 'unavailable'
  /** The same, because the bot has no token, or none that Teams takes: it is so for everybody. */
  | 'notSignedIn'
  /** The answer was lost: Teams may or may not have accepted it. */
  | 'unknown'
  /** Teams will never take this. */
  | 'refused';

export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';

  constructor(
    readonly kind: ChatFailureKind,
    readonly retryAfterMs?: number,
  ) {
    super(kind);
  }
}

/** Teams as the outbox needs it. One HTTP request a call: repeating is the caller's to decide. */
export interface ChatPoster {
  /** @returns the id of the posted message @throws ChatFailure */
  post(address: ChatAddress, post: ChatPost | MentionPost): Promise<string>;
  /** @throws ChatFailure */
  update(address: ChatAddress, activityId: string, post: ChatPost): Promise<void>;
}
