import type { PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import { ChatFailure } from '../useCases/chat';
import { type CardCopy, cardCopyId } from '../useCases/contacts';
import type { Delivery, Message, MessageContent } from '../useCases/messages';
import { documentOf } from '../useCases/records';
import type { OutboxParts } from './outboxParts';
import { findReach, type Reach } from './recipients';
import { type FailureReason, reasonOf, subjectOf, waitAfter } from './rules';

type Queued = Extract<Delivery, { state: 'queued' }>;

/** What became of one recipient's copy. `wait` says to try again, in so many milliseconds. */
export interface Posted {
  readonly delivery: Delivery;
  readonly wait?: number;
}

/** Sends one recipient's copy once. */
export async function postCopy(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  queued: Queued,
): Promise<Posted> {
  const { recipient, answerLost = false } = queued;
  const at = parts.clock();
  const reach = await findReach(parts.store, panelId, recipient);
  // A member may yet be met; a chat whose record is gone is gone.
  if (reach === undefined) return failed(queued, recipient.kind === 'member' ? 'noContact' : 'notInstalled', at);
  const drawn = await parts.draw(panelId, message.content, reach.memberId, reach.userIds);
  if (drawn === undefined) return failed(queued, 'refused', at);
  // Teams gives no key by which it could tell that it has this already, so people are told.
  const post = answerLost ? { ...drawn, summary: `${drawn.summary} (sent again, you may have it twice)` } : drawn;

  try {
    await parts.pace.wait(reach.address.conversationId, reach.address.tenantId);
    const activityId = await parts.poster.post(reach.address, post);
    await keepCopy(parts, panelId, message.content, reach, activityId, at);
    return { delivery: { state: 'sent', recipient, at } };
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error;
    return afterFailure(parts, panelId, message, queued, error);
  }
}

function failed({ recipient }: Queued, reason: FailureReason, at: Instant): Posted {
  return { delivery: { state: 'failed', recipient, at, reason } };
}

/** Where the answer was lost the card may have arrived: it is sent once more and no further. */
function afterFailure(
  parts: OutboxParts,
  panelId: PanelId,
  message: Message,
  queued: Queued,
  failure: ChatFailure,
): Posted {
  const { recipient, answerLost = false } = queued;
  const isLost = failure.kind === 'unknown';
  const wait = isLost && answerLost ? undefined : waitAfter(failure, message.attempts);
  if (wait !== undefined) {
    const lost = answerLost || isLost ? { answerLost: true } : {};
    return { delivery: { state: 'queued', recipient, ...lost }, wait };
  }
  parts.log('A message was not delivered', { panelId, message: message.id, reason: failure.kind });
  return failed(queued, reasonOf(failure), parts.clock());
}

/** The card has arrived whatever becomes of this note; without it the card is drawn anew when it comes into view. */
async function keepCopy(
  { store, sha256, log }: OutboxParts,
  panelId: PanelId,
  content: MessageContent,
  { address, memberId, userIds }: Reach,
  activityId: string,
  at: Instant,
): Promise<void> {
  const subject = subjectOf(content);
  if (subject === undefined || activityId === '') return;
  const id = cardCopyId(address, activityId, sha256);
  const whose = memberId === undefined ? {} : { memberId };
  const copy: CardCopy = { id, subject, address, activityId, ...whose, userIds: [...userIds], at };
  await store
    .commit(panelId, [{ kind: 'create', document: documentOf('cardCopy', panelId, copy) }])
    .catch((error: unknown) => log('A card copy was not noted', { panelId, error }));
}
