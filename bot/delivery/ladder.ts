import type { Instant } from '../domain/time';
import { isToActOn } from '../useCases/messages/stillWaits';
import {
  type Delivery,
  type FailureReason,
  isUnmet,
  type MessageContent,
  type Queued,
  type Rung,
  type Tried,
} from '../domain/message';

/** On from a way that did not reach somebody, or that carries nothing to act on; what became of them where it was the last. */
export function climb(
  queued: Queued,
  content: MessageContent,
  { tried, at, hasMail }: { tried: Tried | undefined; at: Instant; hasMail: boolean },
): Delivery {
  const { recipient } = queued;
  const all = tried === undefined ? queued.tried : [...queued.tried, tried];
  const rung = nextRung(queued, content, hasMail, tried?.reason);
  return rung === undefined ? ended(recipient, all, at) : { state: 'queued', recipient, rung, tried: all, failures: 0 };
}

function nextRung(
  { recipient, rung }: Queued,
  content: MessageContent,
  hasMail: boolean,
  reason: FailureReason | undefined,
): Rung | undefined {
  if (recipient.kind === 'chat') return undefined;
  const email = hasMail ? 'email' : undefined;
  switch (rung) {
    case 'card':
      // Teams' id of the person is known from the first contact on, and without a token no chat is reached at all.
      return isToActOn(content) && !isUnmet(reason) && reason !== 'notSignedIn' ? 'mention' : email;
    case 'mention':
      return email;
    case 'email':
      // What goes out by e-mail first: a deployment without it brings it in Teams.
      return isForMail(content) && !hasMail ? 'card' : undefined;
  }
}

function isForMail(content: MessageContent): boolean {
  return content.kind === 'notice' && content.inMail === true;
}

/** Whoever was mentioned knows at least that something waits; else it is the card that did not come, for its reason. */
function ended(recipient: Queued['recipient'], tried: readonly Tried[], at: Instant): Delivery {
  const mention = tried.find(({ rung, reason }) => rung === 'mention' && reason === undefined);
  if (mention !== undefined) {
    const others = tried.filter((each) => each !== mention);
    return { state: 'sent', recipient, rung: 'mention', at: mention.at, tried: others };
  }
  const reason = tried.find(({ rung }) => rung === 'card')?.reason ?? 'gaveUp';
  return { state: 'failed', recipient, at, reason, tried: [...tried] };
}
