import type { ChatId, PanelId } from '../../domain/ids';
import { type Message, newMessage } from '../../domain/message';
import type { Instant } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';

/** In the place of every card that stands in a chat that is no longer approved: it names no panel. */
const noLongerText =
  'This chat no longer belongs to the panel, so what stood here is gone. Whoever is on the panel can ask me in their own chat.';

type Refresh = Pick<Message, 'content' | 'inChat'> & { readonly task: 'refresh' };

/** The cards that stand in a chat of many are drawn as they may be: as they are now, or blanked. */
export function cardsIn(inChat: ChatId): Refresh {
  return { task: 'refresh', content: { kind: 'notice', said: noLongerText }, inChat };
}

/** Tells whether anything that a card shows may have changed since: every change raises it. */
export async function changeNumberIn(store: PanelStore, panelId: PanelId): Promise<number | undefined> {
  const found = await store.read(panelId, 'head');
  return found && recordOf('head', found).changeNumber;
}

/** A card arrived that was overtaken on its way: the outbox draws it anew. `id`: of that one card, so that it is owed once. */
export async function oweRefresh(
  { id, ...refresh }: Refresh & { readonly id: string },
  now: Instant,
  store: PanelStore,
  panelId: PanelId,
): Promise<void> {
  const message = newMessage({ ...refresh, id: `late-${id}`, deliveries: [], createdAt: now, dueAt: now });
  await changeBeside(store, { panelId, type: 'message', key: message.id }, (known) => known ?? message);
}
