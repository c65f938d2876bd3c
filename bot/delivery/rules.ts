import { addMinutes, type Instant, instantOf } from '../domain/time';
import type { ChatFailure } from '../useCases/chat';
import type { CardCopy } from '../useCases/contacts';
import type { Delivery, MessageContent } from '../useCases/messages';

export type FailureReason = Extract<Delivery, { state: 'failed' }>['reason'];

const MOST_ATTEMPTS = 8;

export function soon(now: Instant): Instant {
  return instantOf(new Date(Date.parse(now) + 1));
}

export function later(now: Instant, ms: number): Instant {
  return addMinutes(now, ms / 60_000);
}

/** How long to wait before the next attempt; undefined when there is to be none. */
export function waitAfter({ kind, retryAfterMs }: ChatFailure, attempts: number): number | undefined {
  if (kind === 'blocked' || kind === 'gone' || kind === 'refused' || attempts >= MOST_ATTEMPTS) return undefined;
  const doubling = 500 * 2 ** Math.min(attempts, 7);
  return retryAfterMs ?? doubling * (0.5 + Math.random());
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
    case 'unknown':
      return 'gaveUp';
  }
}

export function subjectOf(content: MessageContent): CardCopy['subject'] | undefined {
  switch (content.kind) {
    case 'task':
      return { type: 'task', id: content.taskId };
    case 'issue':
      return { type: 'issue', id: content.issueId };
    case 'agenda':
    case 'notice':
    case 'digest':
    case 'meetingStarted':
    case 'meetingSummary':
      return undefined;
  }
}
