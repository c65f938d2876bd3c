import { z } from 'zod';
import { IssueId, MeetingId, MemberId, PanelId, TaskId } from './ids';
import { addMinutes, Instant } from './time';

export const CODE_MINUTES = 10;
const SESSION_MINUTES = 30;
export const LINK_DAYS = 7;
export const MOST_CODES = 3;
const MOST_WRONG_CODES = 5;
/** Links that one member can ask for in 24 hours, whatever their own links were about. */
export const MOST_ASKED = 3;
const CODE_PAUSE_MINUTES = 1;

/** What a link opens: one record, for one member. */
export const MailSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), id: TaskId }),
  z.object({ kind: z.literal('issue'), id: IssueId }),
  z.object({ kind: z.literal('meeting'), id: MeetingId }),
]);
export type MailSubject = z.infer<typeof MailSubject>;

const Count = z.number().int().nonnegative();

const LinkCore = z.object({
  /** Random: nobody comes upon it by guessing. */
  id: z.string().min(16).max(64),
  panelId: PanelId,
  memberId: MemberId,
  /** Where the mail and its codes go, in lower case. Whoever has it no longer opens nothing. */
  address: z.string().email(),
  subject: MailSubject,
  /** The message that it was sent for: opening it counts as reading that. */
  messageId: z.string().min(1),
  createdAt: Instant,
  expiresAt: Instant,
  /** Whether it was asked for because another one no longer opened. */
  asked: z.boolean(),
  codesSent: Count,
  wrongCodes: Count,
  /** How often somebody came with it when it opened nothing any more. */
  refused: Count,
});

const SentCode = z.object({
  /** Never the code itself. */
  hash: z.string(),
  sentAt: Instant,
  expiresAt: Instant,
});

/**
 * A link in an e-mail. It opens once, by a code that goes to the same address.
 *
 *   open ─code sent (3 at the most)▶ open ─right code▶ used (its door stays open for 30 minutes, or until one leaves)
 *     └──────────fifth wrong code──────────▶ locked
 *
 * Expired is derived: see `standingOf`.
 */
export const MailLink = z.discriminatedUnion('state', [
  LinkCore.extend({ state: z.literal('open'), code: SentCode.optional() }),
  LinkCore.extend({ state: z.literal('used'), usedAt: Instant, sessionUntil: Instant }),
  LinkCore.extend({ state: z.literal('locked'), lockedAt: Instant }),
]);
export type MailLink = z.infer<typeof MailLink>;
type OpenLink = Extract<MailLink, { state: 'open' }>;
export type OpenedLink = Extract<MailLink, { state: 'used' }>;

/** Randomness and hashes, which the use cases have none of themselves. */
export interface LinkSecrets {
  newId(): string;
  /** Six digits. */
  newCode(): string;
  /** Salted anew each time. */
  hashOf(code: string): string;
  /** Compared in constant time. */
  isCode(code: string, hash: string): boolean;
}

type Wanted = Pick<MailLink, 'panelId' | 'memberId' | 'address' | 'subject' | 'messageId' | 'expiresAt' | 'asked'>;

export function newLink(id: string, wanted: Wanted, now: Instant): OpenLink {
  return { ...wanted, id, createdAt: now, codesSent: 0, wrongCodes: 0, refused: 0, state: 'open' };
}

export type Standing = MailLink['state'] | 'expired';

export function standingOf(link: MailLink, now: Instant): Standing {
  return link.state === 'open' && now >= link.expiresAt ? 'expired' : link.state;
}

/** Whether the page that a right code opened may still be used. */
export function isInSession(link: MailLink, now: Instant): boolean {
  return link.state === 'used' && now < link.sessionUntil;
}

/** Whoever opened it has left, or has opened another one since: its page is over. */
export function ended(link: MailLink, now: Instant): MailLink {
  return link.state === 'used' && now < link.sessionUntil ? { ...link, sessionUntil: now } : link;
}

/** The same, where `link` was opened before `newer`. */
export function endedBy(link: MailLink, newer: OpenedLink): MailLink {
  return link.state === 'used' && link.usedAt <= newer.usedAt ? ended(link, newer.usedAt) : link;
}

/** Why the door stays shut. */
export type Shut = Exclude<Standing, 'open'>;

/** What became of an attempt, and the link as it is after it. */
export interface Attempt<Outcome> {
  readonly link: MailLink;
  readonly outcome: Outcome;
}

export type CodeOutcome = { kind: 'sent' } | { kind: 'tooSoon' } | { kind: 'tooMany' } | { kind: 'shut'; why: Shut };

/** Takes note of a code that is about to be sent. */
export function askCode(link: MailLink, hash: string, now: Instant): Attempt<CodeOutcome> {
  const shut = shutAt(link, now);
  if (shut !== undefined || link.state !== 'open') return refuse(link, shut ?? 'used');
  if (link.code !== undefined && now < addMinutes(link.code.sentAt, CODE_PAUSE_MINUTES)) {
    return { link, outcome: { kind: 'tooSoon' } };
  }
  if (link.codesSent >= MOST_CODES) return { link, outcome: { kind: 'tooMany' } };
  const code = { hash, sentAt: now, expiresAt: addMinutes(now, CODE_MINUTES) };
  return { link: { ...link, code, codesSent: link.codesSent + 1 }, outcome: { kind: 'sent' } };
}

/** The code could not be sent: it counts for nothing. */
export function takeBackCode(link: MailLink): MailLink {
  if (link.state !== 'open') return link;
  const { code: _, ...rest } = link;
  return { ...rest, codesSent: Math.max(0, link.codesSent - 1) };
}

export type OpenOutcome =
  | { kind: 'opened'; link: OpenedLink }
  | { kind: 'wrong'; left: number }
  /** None was sent, or it ran out: no digits would be right. */
  | { kind: 'codeOver' }
  | { kind: 'shut'; why: Shut };

/** Somebody enters a code. The link that comes back must stand before they are told: else guesses would be free. */
export function openWith(link: MailLink, isRight: (hash: string) => boolean, now: Instant): Attempt<OpenOutcome> {
  const shut = shutAt(link, now);
  if (shut !== undefined || link.state !== 'open') return refuse(link, shut ?? 'used');
  const { code, ...rest } = link;
  if (code === undefined || now >= code.expiresAt) {
    return { link: { ...link, refused: link.refused + 1 }, outcome: { kind: 'codeOver' } };
  }
  if (isRight(code.hash)) {
    const sessionUntil = addMinutes(now, SESSION_MINUTES);
    const opened: OpenedLink = { ...rest, state: 'used', usedAt: now, sessionUntil };
    return { link: opened, outcome: { kind: 'opened', link: opened } };
  }
  const wrongCodes = link.wrongCodes + 1;
  const left = MOST_WRONG_CODES - wrongCodes;
  if (left > 0) return { link: { ...link, wrongCodes }, outcome: { kind: 'wrong', left } };
  return { link: { ...rest, wrongCodes, state: 'locked', lockedAt: now }, outcome: { kind: 'shut', why: 'locked' } };
}

function shutAt(link: MailLink, now: Instant): Shut | undefined {
  const standing = standingOf(link, now);
  return standing === 'open' ? undefined : standing;
}

function refuse(link: MailLink, why: Shut): Attempt<{ kind: 'shut'; why: Shut }> {
  return { link: { ...link, refused: link.refused + 1 }, outcome: { kind: 'shut', why } };
}
