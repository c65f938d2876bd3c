import type { SharedChat } from '../../domain/contact';
import type { ChatId, PanelId } from '../../domain/ids';
import { changeBeside } from '../../ledger/beside';
import { DEPLOYMENT } from '../../ledger/deployment';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';

/** The panel of which the bot speaks in a chat of many: it owns the chat, and its coordinator has approved it. */
export async function findChatPanel(store: PanelStore, chatId: string): Promise<PanelId | undefined> {
  const found = await store.read(DEPLOYMENT, `chatOwner:${chatId}`);
  if (found === undefined) return undefined;
  const { panelId } = recordOf('chatOwner', found);
  return (await isApproved(store, panelId, chatId)) ? panelId : undefined;
}

/** Where a panel's chat of many is; undefined also where the panel may not speak. */
export async function findSpokenChat(
  store: PanelStore,
  panelId: PanelId,
  chatId: string,
): Promise<SharedChat | undefined> {
  if ((await findChatPanel(store, chatId)) !== panelId) return undefined;
  const found = await store.read(panelId, `sharedChat:${chatId}`);
  return found === undefined ? undefined : recordOf('sharedChat', found);
}

/**
 * Makes the chat a panel's, before it is approved there: so of two panels that approve at once only one ever speaks.
 *
 * @returns false where it is another's, who has approved it
 */
export async function claimChat(store: PanelStore, panelId: PanelId, chatId: ChatId): Promise<boolean> {
  const { after } = await changeBeside(
    store,
    { panelId: DEPLOYMENT, type: 'chatOwner', key: chatId },
    async (owner) => {
      const isKept =
        owner !== undefined && (owner.panelId === panelId || (await isApproved(store, owner.panelId, chatId)));
      return isKept ? owner : { chatId, panelId };
    },
  );
  return after?.panelId === panelId;
}

async function isApproved(store: PanelStore, panelId: PanelId, chatId: string): Promise<boolean> {
  const found = await store.read(panelId, `chat:${chatId}`);
  return found !== undefined && recordOf('chat', found).state === 'approved';
}
