import { approvedChat, type Chat, chatIdOf } from '../../domain/chat';
import type { PanelId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { Instant } from '../../domain/time';
import type { Ledger } from '../../ledger/ledger';
import type { PanelStore } from '../../ledger/store';
import { claimChat } from '../messages/chatOwners';
import { recordChat } from '../messages/chatApproval';
import type { PanelFile } from './panelFile';

interface FoundingServices {
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly sha256: Sha256;
}

/** Approves the chats that the panel file names. One that is another panel's is left out: its coordinator has the word. */
export async function foundChats(
  { chats }: PanelFile,
  panelId: PanelId,
  { store, ledger, sha256 }: FoundingServices,
  at: Instant,
): Promise<void> {
  const mark = { by: 'system', at } as const;
  const approved: Chat[] = [];
  for (const { conversation, name, kind } of chats) {
    const id = chatIdOf(conversation, sha256);
    const chat = { id, panelId, name, kind, added: mark, state: 'waiting' } as const;
    if (await claimChat(store, panelId, id)) approved.push(approvedChat(chat, mark));
  }
  await ledger.change(panelId, at, async (draft) => {
    for (const chat of approved) recordChat(chat, 'chat-approved', 'system', draft);
  });
}
