import type { PanelContexts } from '../../useCases/ports';
import type { ShownCard } from '../../domain/cardCopy';
import type { MemberId, PanelId } from '../../domain/ids';
import { isNewerData, Refusal } from '../../domain/refusal';
import type { Instant } from '../../domain/time';
import type { MessageContent } from '../../domain/message';
import type { DrawnMessage } from '../../useCases/messages/told';
import { drawnFor, type Reading } from '../../useCases/log/reading';
import type { Drawing } from './contentDrawing';

/** Words alone, for whoever had that address: they may have no seat any more. */
function isOfFormerAddress(content: MessageContent | ShownCard): boolean {
  return content.kind === 'notice' && content.mailTo !== undefined;
}

/** A card for one member, or for everybody in a chat of many. `at`: as it will look then; `isNew`: it stands nowhere yet; `isAgain`: or it may. */
export function messageDrawing(contexts: PanelContexts, drawing: Drawing) {
  return async (
    panelId: PanelId,
    content: MessageContent | ShownCard,
    memberId: MemberId | undefined,
    userIds: readonly string[],
    { at, isNew = false, isAgain = false }: { at?: Instant; isNew?: boolean; isAgain?: boolean } = {},
  ): Promise<DrawnMessage | undefined> => {
    const tells: Reading[] = [];
    try {
      const ctx =
        memberId === undefined || isOfFormerAddress(content)
          ? await contexts.forEverybody(panelId, at)
          : drawnFor(await contexts.of(panelId, memberId, at), (given) => {
              tells.push(...given);
            });
      return { post: await drawing.post(content, ctx, { userIds, isNew, isAgain }), tells };
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return undefined;
      throw error;
    }
  };
}
