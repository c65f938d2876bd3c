import type { Delivery, FailureReason, Rung, Tried } from '../../domain/message';

/** The ways to somebody, as the coordinator reads of them. */
export const rungWords: Record<Rung, string> = {
  card: 'card in chat',
  mention: 'mention in the panel’s chat',
  email: 'e-mail',
};

/** Why somebody was not reached, and what becomes of it. */
const reasonTexts: Record<FailureReason, string> = {
  noContact: 'Has not met the bot yet: it is sent as soon as they write to it or add it.',
  noAccount: 'Has no Teams account here.',
  policy: 'Teams’ policy does not allow the app for them.',
  blocked: 'Has blocked the bot.',
  notInstalled: 'Does not have the app any more.',
  notApproved: 'The bot may not speak there any more.',
  refused: 'May not see it, or Teams would not take it.',
  gaveUp: 'Teams did not take it after several tries.',
  notSignedIn: 'Teams could not be reached: sign-in of the bot failed.',
  fault: 'Something went wrong here while it was sent: the server’s log says what.',
  unknown: 'May have it: Teams’ answer was lost, twice.',
  mailRefused: 'The e-mail was refused.',
  mailGaveUp: 'The mail server did not answer after several tries.',
};

/** Why a copy has not arrived, or not yet. */
export function reasonTextOf(delivery: Delivery, reason: FailureReason): string {
  const isHeld = delivery.state === 'failed' && delivery.held === true;
  return isHeld
    ? 'Held: it came with a copy of the panel, and may have been sent before. Try again sends it.'
    : reasonTexts[reason];
}

/** In the chat of many it is the chat that the bot may no longer write to. */
const mentionReasons: Partial<Record<FailureReason, string>> = {
  blocked: 'the bot may not write there',
  notInstalled: 'the bot is not in it any more',
  refused: 'Teams would not take it',
};

/** Of the ways that were left: for somebody who was not reached, all but the card, of which the reason tells. */
export function triedOf(delivery: Delivery): readonly Tried[] {
  return delivery.state === 'failed' ? delivery.tried.filter(({ rung }) => rung !== 'card') : delivery.tried;
}

/** "Card in chat: has blocked the bot, 09:14"; one that worked, though it carries nothing to act on: "…, 09:14" alone. */
export function triedText({ rung, reason }: Tried, atText: string): string {
  const words = rungWords[rung];
  const way = words.charAt(0).toUpperCase() + words.slice(1);
  if (reason === undefined) return `${way}, ${atText}`;
  const why = rung === 'mention' ? mentionReasons[reason] : undefined;
  return `${way}: ${why ?? shortReasons[reason]}, ${atText}`;
}

const shortReasons: Record<FailureReason, string> = {
  noContact: 'has not met the bot yet',
  noAccount: 'has no Teams account here',
  policy: 'Teams’ policy does not allow the app for them',
  blocked: 'has blocked the bot',
  notInstalled: 'does not have the app any more',
  notApproved: 'the bot may not speak there any more',
  refused: 'Teams would not take it',
  gaveUp: 'Teams did not take it after several tries',
  notSignedIn: 'Teams could not be reached, sign-in of the bot failed',
  fault: 'something went wrong here',
  unknown: 'may have arrived: Teams’ answer was lost, twice',
  mailRefused: 'refused',
  mailGaveUp: 'the mail server did not answer after several tries',
};
