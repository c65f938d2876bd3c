import { chatIdOf } from '../domain/chat';
import type { CardCopy } from '../domain/contact';
import type { PanelId } from '../domain/ids';
import { findChatPanel } from '../useCases/messages/chatOwners';
import { ChatFailure } from '../useCases/messages/chatPoster';
import type { Message } from '../domain/message';
import { changeBeside } from '../ledger/beside';
import type { PanelStore, StoredDocument } from '../ledger/store';
import { keyOf, recordOf } from '../ledger/records';
import type { OutboxParts } from './outboxParts';
import { reasonOf, subjectOf, waitAfter, waitAfterFault } from './retryRules';

const MOST_COPIES = 100;

/** Shows the truth on every copy that stands. @returns how long to wait before trying again, if some failed */
export async function refreshCopies(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
): Promise<number | undefined> {
  const subject = subjectOf(message.content);
  if (subject === undefined) return undefined;
  const where = [{ key: 'subjectId', is: subject.id }];
  const found = await parts.store.query(panelId, { type: 'cardCopy', where, limit: MOST_COPIES });
  const waits = await Promise.all(found.map((document) => refreshCopy(parts, panelId, message, document)));
  const some = waits.filter((wait) => wait !== undefined);
  return some.length === 0 ? undefined : Math.max(...some);
}

async function refreshCopy(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  found: StoredDocument,
): Promise<number | undefined> {
  try {
    const copy = recordOf('cardCopy', found);
    if (!(await mayShow(parts, panelId, copy))) return undefined;
    const drawn = await parts.draw(panelId, message.content, copy.memberId, copy.userIds);
    if (drawn === undefined) return undefined;
    await parts.pace.wait(copy.address.conversationId, copy.address.tenantId);
    await parts.poster.update(copy.address, copy.activityId, drawn);
    return undefined;
  } catch (error) {
    if (!(error instanceof ChatFailure)) {
      parts.log('A card copy stumbled', { panelId, message: message.id, error });
      return waitAfterFault(message.attempts);
    }
    // An update says the same however often it is made, so a lost answer is simply asked again.
    const wait = waitAfter(error, message.attempts);
    if (error.kind === 'gone' || error.kind === 'blocked') await forget(parts.store, panelId, found);
    else if (wait === undefined)
      parts.log('A card copy shows what was', { panelId, message: message.id, reason: reasonOf(error) });
    return wait;
  }
}

/** A card in a chat of many stays as it is where the bot may not speak any more. */
async function mayShow({ store, sha256 }: OutboxParts, panelId: PanelId, copy: CardCopy): Promise<boolean> {
  if (copy.memberId !== undefined) return true;
  return (await findChatPanel(store, chatIdOf(copy.address.conversationId, sha256))) === panelId;
}

async function forget(store: PanelStore, panelId: PanelId, found: StoredDocument): Promise<void> {
  await changeBeside(store, { panelId, type: 'cardCopy', key: keyOf(found) }, () => undefined, { found });
}
