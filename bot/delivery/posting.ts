import { ChatId, type MemberId, type PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import { isNewerData } from '../domain/refusal';
import { ChatFailure } from '../useCases/messages/chatPoster';
import { keepCardCopy, shownBy } from '../useCases/messages/cardCopies';
import { cardsIn, changeNumberIn, oweRefresh } from '../useCases/messages/lateCards';
import type { DrawnMessage } from '../useCases/messages/told';
import { MailFailure } from '../useCases/messages/mailer';
import { type FailureReason, type Message, type Queued, saidBy, SENT_AGAIN, type Tried } from '../domain/message';
import { isMissedByNobody } from '../domain/reminder';
import { climb } from './ladder';
import type { OutboxParts, Posted } from './outboxParts';
import { findReach, type Reach } from './recipients';
import { mailReasonOf, reasonOf, waitAfterFault, waitAfterInstall, waitAfterMail, waitOnWay } from './retryRules';
import { telling } from './telling';

/** One recipient's copy on its way: what it is of, and when this attempt began. */
interface Attempt {
  readonly panelId: PanelId;
  readonly message: Message;
  readonly queued: Queued;
  readonly at: Instant;
}

/**
 * Takes one way to one recipient once. Queued without a wait afterwards means that the next way is to be taken. What goes
 * wrong with one of them is theirs alone.
 * @throws Refusal `newer-data`, before anything went out
 */
export function postCopy(parts: OutboxParts, panelId: PanelId, message: Message, queued: Queued): Promise<Posted> {
  const take = () => tryWay(parts, { panelId, message, queued, at: parts.clock() });
  return parts.around === undefined ? take() : parts.around(message, queued, take);
}

async function tryWay(parts: OutboxParts, attempt: Attempt): Promise<Posted> {
  try {
    return await takeWay(parts, attempt);
  } catch (error) {
    if (isNewerData(error)) throw error;
    return afterFault(parts, attempt, error, false);
  }
}

function takeWay(parts: OutboxParts, attempt: Attempt): Promise<Posted> {
  switch (attempt.queued.rung) {
    case 'card':
      return postCard(parts, attempt);
    case 'mention':
      return postMention(parts, attempt);
    case 'email':
      return sendMail(parts, attempt);
  }
}

async function postCard(parts: OutboxParts, attempt: Attempt): Promise<Posted> {
  const { panelId, message, queued, at } = attempt;
  const { recipient, answerLost = false } = queued;
  const reach = await findReach(parts.store, panelId, recipient);
  if (reach === undefined) {
    // A member may yet be met; where the bot may not speak it may not.
    return recipient.kind === 'member'
      ? meet(parts, attempt, recipient.memberId)
      : missed(parts, attempt, 'notApproved');
  }
  const asOf = await changeNumberIn(parts.store, panelId);
  const how = { isNew: true, isAgain: answerLost } as const;
  const drawn = await parts.draw(panelId, message.content, reach.memberId, reach.userIds, how);
  // What is not for them is not for them by any other way either.
  if (drawn === undefined && isMissedByNobody(message.content)) return { delivery: undefined };
  if (drawn === undefined) {
    tellMissed(parts, attempt, 'refused');
    return { delivery: { state: 'failed', recipient, at, reason: 'refused', tried: [] } };
  }

  try {
    await parts.pace.wait(reach.address.conversationId, reach.address.tenantId);
    const copyId = await telling(parts, panelId, reach.memberId, drawn, async () =>
      keepCopy(parts, attempt, reach, await parts.poster.post(reach.address, drawn.post)),
    );
    const isOvertaken = copyId !== undefined && (await lookAgain(parts, attempt, { copyId, asOf, drawn }));
    return { ...sent(attempt), isOvertaken };
  } catch (error) {
    return afterChatFailure(parts, attempt, error);
  }
}

/** Whom the bot has not met gets the app first, where it may; then the card waits once for Teams to tell of them. */
async function meet(parts: OutboxParts, attempt: Attempt, memberId: MemberId): Promise<Posted> {
  const { panelId, message, queued, at } = attempt;
  if (queued.contactBy !== undefined) {
    const wait = Date.parse(queued.contactBy) - Date.parse(at);
    return wait > 0 ? { delivery: queued, wait } : missed(parts, attempt, 'noContact');
  }
  const contact = await parts.makeFirstContact?.(panelId, memberId, message.id);
  if (contact === undefined) return missed(parts, attempt, 'noContact');
  switch (contact.kind) {
    case 'awaited': {
      const wait = Math.max(0, Date.parse(contact.until) - Date.parse(parts.clock()));
      return { delivery: { ...queued, contactBy: contact.until, failures: 0 }, wait };
    }
    case 'unavailable': {
      const failures = queued.failures + 1;
      const wait = waitAfterInstall(contact.retryAfterMs, failures);
      return wait === undefined ? missed(parts, attempt, 'noContact') : { delivery: { ...queued, failures }, wait };
    }
    case 'none':
      return missed(parts, attempt, contact.reason);
  }
}

/** In front of everybody, so without a word of what waits. The e-mail follows: a mention carries nothing to act on. */
async function postMention(parts: OutboxParts, attempt: Attempt): Promise<Posted> {
  const { panelId, message, queued, at } = attempt;
  const { recipient, answerLost = false } = queued;
  const place =
    recipient.kind === 'member'
      ? await parts.takeMention(panelId, message.content, recipient.memberId, message.id)
      : undefined;
  if (place === undefined) return onwards(parts, attempt, undefined);
  const where = parts.mail === undefined ? 'Please open Sentinel.' : 'Please open Sentinel, or look at your e-mail.';
  const text = `something in Sentinel waits for you and I cannot write to you. ${where}`;

  try {
    await parts.pace.wait(place.address.conversationId, place.address.tenantId);
    const post = { mentioned: place.mentioned, text: answerLost ? `${text} (${SENT_AGAIN})` : text };
    await parts.poster.post(place.address, post);
    return onwards(parts, attempt, { rung: 'mention', at });
  } catch (error) {
    return afterChatFailure(parts, attempt, error);
  }
}

async function sendMail(parts: OutboxParts, attempt: Attempt): Promise<Posted> {
  const { panelId, message, queued } = attempt;
  const { recipient, answerLost = false } = queued;
  if (parts.mail === undefined || recipient.kind === 'chat') return onwards(parts, attempt, undefined);
  const mail = await parts.mail.draw(panelId, message.content, recipient.memberId, message.id, answerLost);
  if (mail === undefined && isMissedByNobody(message.content)) return { delivery: undefined };
  if (mail === undefined) return onwards(parts, attempt, undefined);

  try {
    await parts.mail.send(mail);
    return sent(attempt);
  } catch (error) {
    if (!(error instanceof MailFailure)) return afterFault(parts, attempt, error, true);
    const wait = waitAfterMail(error, queued.failures + 1);
    return afterFailure(parts, attempt, { isLost: error.kind === 'unknown', wait, reason: mailReasonOf(error) });
  }
}

function sent({ queued: { recipient, rung, tried }, at }: Attempt): Posted {
  return { delivery: { state: 'sent', recipient, rung, at, tried } };
}

function missed(parts: OutboxParts, attempt: Attempt, reason: FailureReason): Posted {
  tellMissed(parts, attempt, reason);
  return onwards(parts, attempt, { rung: attempt.queued.rung, at: parts.clock(), reason });
}

function tellMissed(parts: OutboxParts, { panelId, message, queued }: Attempt, reason: FailureReason): void {
  parts.log('A message was not delivered', { panelId, message: message.id, rung: queued.rung, reason });
}

function onwards(parts: OutboxParts, { queued, message }: Attempt, tried: Tried | undefined): Posted {
  const hasMail = parts.mail !== undefined;
  return { delivery: climb(queued, message.content, { tried, at: parts.clock(), hasMail }) };
}

function afterChatFailure(parts: OutboxParts, attempt: Attempt, error: unknown): Posted {
  if (!(error instanceof ChatFailure)) return afterFault(parts, attempt, error, true);
  const wait = waitOnWay(error, attempt.queued.failures + 1);
  return afterFailure(parts, attempt, { isLost: error.kind === 'unknown', wait, reason: reasonOf(error) });
}

/** Nobody foresaw this one. `isLost`: it came when the message was already on its way. */
function afterFault(parts: OutboxParts, attempt: Attempt, error: unknown, isLost: boolean): Posted {
  const { panelId, message, queued } = attempt;
  parts.log('A delivery stumbled', { panelId, message: message.id, rung: queued.rung, error });
  return afterFailure(parts, attempt, { isLost, wait: waitAfterFault(queued.failures + 1), reason: 'fault' });
}

/** Where the answer was lost it may have arrived: it is sent once more that way and no further. */
function afterFailure(
  parts: OutboxParts,
  attempt: Attempt,
  failure: { isLost: boolean; wait: number | undefined; reason: FailureReason },
): Posted {
  const { panelId, message, queued } = attempt;
  const { answerLost = false, failures } = queued;
  const { reason } = failure;
  const wait = failure.isLost && answerLost ? undefined : failure.wait;
  if (wait !== undefined) {
    if (failures === 0)
      parts.log('A message is tried again', { panelId, message: message.id, rung: queued.rung, reason });
    const lost = answerLost || failure.isLost ? { answerLost: true } : {};
    return { delivery: { ...queued, ...lost, failures: failures + 1, reason }, wait };
  }
  return missed(parts, attempt, reason);
}

/** The card has arrived whatever becomes of this note; without it the card is drawn anew when it comes into view. */
async function keepCopy(
  { store, sha256, log }: OutboxParts,
  { panelId, message, at }: Attempt,
  { address, memberId, userIds }: Reach,
  activityId: string,
): Promise<string | undefined> {
  const shows = shownBy(message.content);
  if (shows === undefined) return undefined;
  const said = saidBy(message.content);
  const posted = {
    ...{ shows, address, activityId, memberId, userIds: [...userIds], messageId: message.id, at },
    ...(said === undefined ? {} : { said }),
  };
  return keepCardCopy(store, panelId, posted, sha256).catch((error: unknown) => {
    log('A card copy was not noted', { panelId, error });
    return undefined;
  });
}

/**
 * What changed while the card was on its way was shown on every copy but this one, and a chat that was revoked meanwhile
 * was blanked without it. Whoever changes something from now on finds it noted.
 */
async function lookAgain(
  parts: OutboxParts,
  { panelId, message: { content }, queued: { recipient, answerLost = false } }: Attempt,
  { copyId, asOf, drawn }: { copyId: string; asOf: number | undefined; drawn: DrawnMessage },
): Promise<boolean> {
  try {
    if ((await changeNumberIn(parts.store, panelId)) === asOf) return false;
    const reach = await findReach(parts.store, panelId, recipient);
    const now = reach && (await parts.draw(panelId, content, reach.memberId, reach.userIds, { isAgain: answerLost }));
    if (JSON.stringify(now) === JSON.stringify(drawn)) return false;
    const isRevoked = reach === undefined && recipient.kind === 'chat';
    const refresh = isRevoked ? cardsIn(ChatId.parse(recipient.chatId)) : { task: 'refresh' as const, content };
    await oweRefresh({ ...refresh, id: copyId }, parts.clock(), parts.store, panelId);
    return true;
  } catch (error) {
    parts.log('A card may show what was', { panelId, error });
    return false;
  }
}
