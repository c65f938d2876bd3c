import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpRefusal, waitSeconds } from './httpRefusal';

interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/**
 * What one asker may do. Far above what people do: forty tabs in one room, behind one address, following a meeting in which
 * 200 things change in a minute, ask some 30,000 times between them. See decisions/0011-doors.md.
 */
const allowances = {
  /** Any request of one address, before anybody is known. */
  address: { most: 60_000, seconds: 60 },
  /** By person, from here on. */
  command: { most: 600, seconds: 60 },
  query: { most: 12_000, seconds: 60 },
  /** Streams opened, lost lines included. */
  live: { most: 300, seconds: 60 },
  /** By person and conversation: as many as Teams lets the bot answer there. */
  message: { most: 120, seconds: 60 },
  click: { most: 600, seconds: 60 },
  /** Requests for a page behind a link in an e-mail, by link and address. */
  mailPage: { most: 60, seconds: 15 * 60 },
  /** Pages behind the code, by link and address: each answer is a form and the page that follows it. */
  mailDoor: { most: 300, seconds: 15 * 60 },
  /** Links that we did not sign, by address. Beyond it they alone wait: a signed link is never counted here. */
  strangeLink: { most: 30, seconds: 15 * 60 },
} satisfies Record<string, Allowance>;

export type Limited = keyof typeof allowances;

/** Over the limit: until when, and whether this is the first time since it was met. */
export interface Wait {
  readonly waitMs: number;
  readonly isFirst: boolean;
}

/**
 * Counts what is asked of this process and says who has to wait. What must hold whatever the number of processes (codes
 * sent, wrong codes) is counted on the record itself: see domain/mailLink.ts.
 */
export class Limits {
  private readonly counters = new Map<Limited, RateLimiterMemory>();

  /** @param factor multiplies every limit */
  constructor(
    private readonly factor: number,
    private readonly log: (message: string, details: object) => void,
  ) {}

  /** Counts one. @returns undefined when it may go on */
  async take(what: Limited, who: string): Promise<Wait | undefined> {
    const counter = this.counterOf(what);
    try {
      await counter.consume(who);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const isFirst = refused.consumedPoints === counter.points + 1;
      if (isFirst) this.log('Somebody asks more than is allowed', { what });
      return { waitMs: refused.msBeforeNext, isFirst };
    }
  }

  /** Counts one. @throws HttpRefusal 429 */
  async check(what: Limited, who: string): Promise<void> {
    const wait = await this.take(what, who);
    if (wait === undefined) return;
    const message = `That is more than can be done at once. Nothing was changed; please wait ${waitText(wait)} and try again.`;
    throw new HttpRefusal(429, 'too-many-requests', message, wait.waitMs);
  }

  private counterOf(what: Limited): RateLimiterMemory {
    const known = this.counters.get(what);
    if (known !== undefined) return known;
    const { most, seconds } = allowances[what];
    const counter = new RateLimiterMemory({ points: Math.ceil(most * this.factor), duration: seconds });
    this.counters.set(what, counter);
    return counter;
  }
}

/** "20 seconds", "14 minutes" */
export function waitText({ waitMs }: Pick<Wait, 'waitMs'>): string {
  const seconds = waitSeconds(waitMs);
  if (seconds === 1) return 'a second';
  return seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
