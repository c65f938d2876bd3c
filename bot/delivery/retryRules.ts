import { addMinutes, type Instant, instantOf } from '../domain/time';
import type { ChatFailure } from '../useCases/messages/chatPoster';
import type { MailFailure } from '../useCases/messages/mailer';
import type { FailureReason } from '../domain/message';

const MOST_ATTEMPTS = 8;
/** One way is tried for no longer, whatever Teams asks for: there are others, and somebody has to be told in the end. */
const LONGEST_WAY_MS = 4 * 60_000;

export function soon(now: Instant): Instant {
  return instantOf(new Date(Date.parse(now) + 1));
}

export function later(now: Instant, ms: number): Instant {
  return addMinutes(now, ms / 60_000);
}

/** How long to wait after so many failed attempts; undefined when there is to be no other. */
export function waitAfter({ kind, retryAfterMs }: ChatFailure, attempts: number): number | undefined {
  if (kind === 'blocked' || kind === 'gone' || kind === 'refused' || attempts >= MOST_ATTEMPTS) return undefined;
  return retryAfterMs ?? backoffMs(attempts);
}

/** The same on the way to a recipient: where Teams asks for so long there are other ways. */
export function waitOnWay(failure: ChatFailure, attempts: number): number | undefined {
  // It asked for as long each time, as far as can be known.
  const isLong = failure.retryAfterMs !== undefined && failure.retryAfterMs * attempts > LONGEST_WAY_MS;
  return isLong ? undefined : waitAfter(failure, attempts);
}

/** The same for e-mail. */
export function waitAfterMail({ kind }: MailFailure, attempts: number): number | undefined {
  return kind === 'refused' || attempts >= MOST_ATTEMPTS ? undefined : backoffMs(attempts);
}

/** The same where something of ours went wrong. */
export function waitAfterFault(attempts: number): number | undefined {
  return attempts >= MOST_ATTEMPTS ? undefined : backoffMs(attempts);
}

const MOST_INSTALLS = 3;
/** An e-mail is not held up for longer. */
const LONGEST_INSTALL_MS = 30_000;

/** The same for installing the app, which is given up soon: there are other ways. */
export function waitAfterInstall(retryAfterMs: number | undefined, attempts: number): number | undefined {
  const wait = retryAfterMs ?? backoffMs(attempts);
  return attempts >= MOST_INSTALLS || wait > LONGEST_INSTALL_MS ? undefined : wait;
}

function backoffMs(attempts: number): number {
  return 500 * 2 ** Math.min(attempts, 7) * (0.5 + Math.random());
}

export function reasonOf({ kind }: ChatFailure): FailureReason {
  switch (kind) {
    case 'blocked':
      return 'blocked';
    case 'gone':
      return 'notInstalled';
    case 'refused':
      return 'refused';
    case 'throttled':
    case 'unavailable':
      return 'gaveUp';
    case 'notSignedIn':
      return 'notSignedIn';
    case 'unknown':
      return 'unknown';
  }
}

export function mailReasonOf({ kind }: MailFailure): FailureReason {
  return kind === 'refused' ? 'mailRefused' : 'mailGaveUp';
}
