import { chatIdOf } from '../domain/chat';
import type { CardCopy } from '../domain/contact';
import type { PanelId } from '../domain/ids';
import { isNewerData } from '../domain/refusal';
import { subjectOf } from '../useCases/messages/cardCopies';
import { findChatPanel } from '../useCases/messages/chatOwners';
import { ChatFailure } from '../useCases/messages/chatPoster';
import type { Message } from '../domain/message';
import { changeBeside } from '../ledger/beside';
import type { Condition, PanelStore, StoredDocument } from '../ledger/store';
import { keyOf, recordOf } from '../ledger/records';
import type { OutboxParts } from './outboxParts';
import { reasonOf, waitAfter, waitAfterFault } from './retryRules';

const MOST_COPIES = 100;

/** Shows the truth on every copy that stands. @returns how long to wait before trying again, if some failed. @throws Refusal `newer-data` */
export async function refreshCopies(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
): Promise<number | undefined> {
  const which = await whichCopies(parts.store, panelId, message);
  if (which === undefined) return undefined;
  const found = await parts.store.query(panelId, { type: 'cardCopy', where: [which], limit: MOST_COPIES });
  const waits = await Promise.all(found.map((document) => refreshCopy(parts, panelId, message, document)));
  const some = waits.filter((wait) => wait !== undefined);
  // A card that is blanked is forgotten, so that the next ones come into reach.
  const areMore = message.inChat !== undefined && found.length === MOST_COPIES;
  return some.length === 0 && !areMore ? undefined : Math.max(0, ...some);
}

async function whichCopies(
  store: PanelStore,
  panelId: PanelId,
  { inChat, content }: Message,
): Promise<Condition | undefined> {
  if (inChat === undefined) {
    const subject = subjectOf(content);
    return subject && { key: 'subjectId', is: subject.id };
  }
  const place = await store.read(panelId, `sharedChat:${inChat}`);
  return place && { key: 'conversation', is: recordOf('sharedChat', place).address.conversationId };
}

async function refreshCopy(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  found: StoredDocument,
): Promise<number | undefined> {
  const isLast = message.inChat !== undefined;
  try {
    const copy = recordOf('cardCopy', found);
    // Approved again meanwhile, it goes on following its record.
    if ((await mayShow(parts, panelId, copy)) === isLast) return undefined;
    const drawn = await parts.draw(panelId, message.content, copy.memberId, copy.userIds);
    if (drawn === undefined) return undefined;
    await parts.pace.wait(copy.address.conversationId, copy.address.tenantId);
    await parts.poster.update(copy.address, copy.activityId, drawn);
    if (isLast) await forget(parts.store, panelId, found);
    return undefined;
  } catch (error) {
    if (isNewerData(error)) throw error;
    return afterFailure(parts, panelId, message, found, error);
  }
}

async function afterFailure(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  found: StoredDocument,
  error: unknown,
): Promise<number | undefined> {
  if (!(error instanceof ChatFailure)) {
    parts.log('A card copy stumbled', { panelId, message: message.id, error });
    return waitAfterFault(message.attempts);
  }
  // An update says the same however often it is made, so a lost answer is simply asked again.
  const wait = waitAfter(error, message.attempts);
  const isGone = error.kind === 'gone' || error.kind === 'blocked';
  const isLast = message.inChat !== undefined;
  if (isGone || (isLast && wait === undefined)) await forget(parts.store, panelId, found);
  if (!isGone && wait === undefined)
    parts.log('A card copy shows what was', { panelId, message: message.id, reason: reasonOf(error) });
  return wait;
}

/** In a chat of many only while the bot may speak there. */
async function mayShow({ store, sha256 }: OutboxParts, panelId: PanelId, copy: CardCopy): Promise<boolean> {
  if (copy.memberId !== undefined) return true;
  return (await findChatPanel(store, chatIdOf(copy.address.conversationId, sha256))) === panelId;
}

async function forget(store: PanelStore, panelId: PanelId, found: StoredDocument): Promise<void> {
  await changeBeside(store, { panelId, type: 'cardCopy', key: keyOf(found) }, () => undefined, { found });
}
