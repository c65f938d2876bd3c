import { type CardCopy, copiesOfHeld, newCardCopy, recordIn, type ShownCard } from '../../domain/cardCopy';
import { type ChatAddress, type SharedChat, withoutThread } from '../../domain/contact';
import type { PanelId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { DuePart, MessageContent } from '../../domain/message';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import type { Condition, PanelStore, StoredDocument } from '../../ledger/store';

/** Which card it is, without why it comes; undefined for words and lists, which are of their moment. */
export function shownBy(content: MessageContent): ShownCard | undefined {
  switch (content.kind) {
    case 'task':
      return { kind: 'task', taskId: content.taskId };
    case 'issue':
      return { kind: 'issue', issueId: content.issueId };
    case 'agenda':
    case 'meetingStarted':
    case 'meetingSummary':
      return { kind: content.kind, meetingId: content.meetingId };
    case 'due':
      return { kind: 'due', messageId: content.messageId };
    case 'notice':
      return content.requestId === undefined ? undefined : { kind: 'accessRequest', requestId: content.requestId };
    case 'digest':
      return undefined;
  }
}

/** Remembers a posted card, so that it can be changed. One that Teams gave no id to cannot be. @returns its id */
export async function keepCardCopy(
  store: PanelStore,
  panelId: PanelId,
  posted: Omit<CardCopy, 'id'>,
  sha256: Sha256,
): Promise<string | undefined> {
  if (posted.activityId === '') return undefined;
  const copy = newCardCopy(posted, sha256);
  const held = copiesOfHeld(copy, await partsIn(copy, store, panelId), sha256);
  for (const each of [copy, ...held])
    await changeBeside(store, { panelId, type: 'cardCopy', key: each.id }, (known) => known ?? each, {
      found: undefined,
    });
  return copy.id;
}

/** What fell due, where it is a list of that. */
async function partsIn({ shows }: CardCopy, store: PanelStore, panelId: PanelId): Promise<readonly DuePart[]> {
  if (shows.kind !== 'due') return [];
  const message = await store.read(panelId, `message:${shows.messageId}`);
  const content = message && recordOf('message', message).content;
  return content?.kind === 'due' ? content.parts : [];
}

/** The posted cards of the same record, and the lists that hold it. */
export function copiesOf(shows: ShownCard): Condition {
  return { key: 'subjectId', is: recordIn(shows) };
}

/** The cards that stand in a chat of many. */
export function copiesIn({ address }: SharedChat): Condition {
  return { key: 'conversation', is: address.conversationId };
}

/** Whether a card of it stands in a chat. */
export async function standsIn(
  { conversationId }: ChatAddress,
  shows: ShownCard,
  store: PanelStore,
  panelId: PanelId,
): Promise<boolean> {
  const where = [copiesOf(shows), { key: 'conversation', is: withoutThread(conversationId) }];
  return (await store.query(panelId, { type: 'cardCopy', where, limit: 1 })).length > 0;
}

/** A page of them in the order of their ids, none of which is twice; `after` an id, '' for the first page. */
export function readCopies(
  which: Condition,
  { after, limit }: { after: string; limit: number },
  store: PanelStore,
  panelId: PanelId,
): Promise<StoredDocument[]> {
  const order = { key: 'copyId', direction: 'ascending', after: { value: after, number: 0 } } as const;
  return store.query(panelId, { type: 'cardCopy', where: [which], order, limit });
}
