import type { MemberId, PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import type { ChatPost, ChatPoster } from '../useCases/chat';
import type { MessageContent } from '../useCases/messages';
import type { PanelStore } from '../useCases/ports';
import type { Pace } from './pace';

/** What delivery reaches of the world. */
export interface OutboxParts {
  readonly store: PanelStore;
  readonly poster: ChatPoster;
  readonly pace: Pace;
  readonly clock: () => Instant;
  /** This process among others: who holds a lease. */
  readonly processId: string;
  readonly sha256: (text: string) => string;
  /** Draws content as `memberId` may see it, or as everybody may; undefined when that member is gone. */
  readonly draw: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId | undefined,
    userIds: readonly string[],
  ) => Promise<ChatPost | undefined>;
  readonly log: (message: string, details: object) => void;
}
