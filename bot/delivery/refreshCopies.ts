import { chatIdOf } from '../domain/chat';
import type { CardCopy, ShownCard } from '../domain/cardCopy';
import type { PanelId } from '../domain/ids';
import { isNewerData } from '../domain/refusal';
import { copiesIn, copiesOf, readCopies, shownBy } from '../useCases/messages/cardCopies';
import { findChatPanel } from '../useCases/messages/chatOwners';
import { ChatFailure } from '../useCases/messages/chatPoster';
import type { Message, MessageContent } from '../domain/message';
import { changeBeside } from '../ledger/beside';
import type { Condition, PanelStore, StoredDocument } from '../ledger/store';
import { keyOf, recordOf } from '../ledger/records';
import type { OutboxParts } from './outboxParts';
import { reasonOf, waitAfter, waitAfterFault } from './retryRules';
import { telling } from './telling';

/** So many are changed at once. */
const PAGE = 50;

/**
 * Shows the truth on every copy that stands: of a record, or with `inChat` all that stand in that chat, in which these
 * words take their place while the panel may not speak there.
 *
 * @param goOn asked between pages: false where the rest is for whoever comes next
 * @returns how long to wait before trying again, if some failed or are left. @throws Refusal `newer-data`
 */
export async function refreshCopies(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  goOn: () => Promise<boolean>,
): Promise<number | undefined> {
  const which = await whichCopies(parts.store, panelId, message);
  if (which === undefined) return undefined;
  const waits: number[] = [];
  let after = '';
  for (;;) {
    const page = await readCopies(which, { after, limit: PAGE }, parts.store, panelId);
    const tried = await Promise.all(page.map((document) => refreshCopy(parts, panelId, message, document)));
    waits.push(...tried.filter((wait) => wait !== undefined));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return waits.length === 0 ? undefined : Math.max(...waits);
    if (!(await goOn())) return 0;
    after = keyOf(last);
  }
}

async function whichCopies(
  store: PanelStore,
  panelId: PanelId,
  { inChat, groupId, content }: Message,
): Promise<Condition | undefined> {
  if (inChat === undefined) {
    const shows = groupId === undefined ? shownBy(content) : ({ kind: 'group', groupId } as const);
    return shows && copiesOf(shows);
  }
  const place = await store.read(panelId, `sharedChat:${inChat}`);
  return place && copiesIn(recordOf('sharedChat', place));
}

async function refreshCopy(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  found: StoredDocument,
): Promise<number | undefined> {
  try {
    const copy = recordOf('cardCopy', found);
    const content = await contentFor(parts, panelId, message, copy);
    const drawn = content && (await parts.draw(panelId, content, copy.memberId, copy.userIds));
    if (drawn === undefined) return undefined;
    await parts.pace.wait(copy.address.conversationId, copy.address.tenantId);
    await telling(parts, panelId, copy.memberId, drawn, () =>
      parts.poster.update(copy.address, copy.activityId, drawn.post),
    );
    return undefined;
  } catch (error) {
    if (isNewerData(error)) throw error;
    return afterFailure(parts, panelId, message, found, error);
  }
}

/** The card as it is now; in a chat in which the panel may not speak, the words that take its place. */
async function contentFor(
  parts: OutboxParts,
  panelId: PanelId,
  { inChat, content }: Message,
  copy: CardCopy,
): Promise<ShownCard | MessageContent | undefined> {
  if (await mayShow(parts, panelId, copy)) return withReason(copy);
  return inChat === undefined ? undefined : content;
}

/** A card that came as a reminder goes on saying of which day. */
function withReason({ shows, said }: CardCopy): ShownCard | MessageContent {
  return said !== undefined && (shows.kind === 'task' || shows.kind === 'agenda') ? { ...shows, said } : shows;
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
  if (isGone) await forget(parts.store, panelId, found);
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
