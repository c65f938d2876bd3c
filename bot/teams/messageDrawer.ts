import type { MemberId, PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import type { ChatPost } from '../useCases/chat';
import type { Contexts } from '../useCases/context';
import type { MessageContent } from '../useCases/messages';
import type { Drawing } from './drawing';

/** A card for one member, or for a chat of many: then as the coordinator would see it, less what is not for all. */
export function messageDrawer(contexts: Contexts, drawing: Drawing) {
  return async (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId | undefined,
    userIds: readonly string[],
  ): Promise<ChatPost | undefined> => {
    try {
      const ctx = await contexts.of(panelId, memberId);
      return await drawing.post(content, ctx, { shared: memberId === undefined, userIds });
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };
}
