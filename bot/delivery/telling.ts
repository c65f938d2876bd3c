import type { MemberId, PanelId } from '../domain/ids';
import { ChatFailure } from '../useCases/messages/chatPoster';
import type { DrawnMessage } from '../useCases/messages/told';
import type { OutboxParts } from './outboxParts';

/**
 * Sends a card by `send`, and has it logged to whom it told what is restricted. That is before the sending is marked, so
 * that whoever takes over after a crash does it if it is not done. Where the answer was lost the card may have arrived.
 */
export async function telling<T>(
  { told }: OutboxParts,
  panelId: PanelId,
  memberId: MemberId | undefined,
  { tells }: DrawnMessage,
  send: () => Promise<T>,
): Promise<T> {
  const note = async () => {
    if (memberId !== undefined && tells.length > 0)
      await told(panelId, { memberId, subjects: tells.map(({ subject }) => subject) });
  };
  try {
    const sent = await send();
    await note();
    return sent;
  } catch (error) {
    if (error instanceof ChatFailure && error.kind === 'unknown') await note();
    throw error;
  }
}
