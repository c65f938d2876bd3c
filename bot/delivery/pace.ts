import { setTimeout as pause } from 'node:timers/promises';

/** Teams takes about 7 messages a second in one conversation and 50 a second in a tenant; we stay below both. */
const CONVERSATION = { perSecond: 5, atOnce: 2 };
const TENANT = { perSecond: 46, atOnce: 2 };
/** More are kept only while they are busy. */
const MOST_IDLE = 5_000;

/**
 * Spreads sends so that Teams rejects none of them: in any second no more than `perSecond + atOnce` go out. A limiter
 * that counts by the second would let twice as many through around the turn of one.
 */
export class Pace {
  private readonly conversations = new Lanes(CONVERSATION);
  private readonly tenants = new Lanes(TENANT);

  /** Resolves when the next message to this conversation may go. */
  async wait(conversationId: string, tenantId: string | undefined): Promise<void> {
    await this.conversations.wait(conversationId);
    await this.tenants.wait(tenantId ?? 'none');
  }
}

/**
 * By key, one after the other and evenly. What was held up is made up for by `atOnce` alone: a timer that comes late must
 * not let a crowd through.
 */
class Lanes {
  private readonly lanes = new Map<string, { last: Promise<void>; dueAt: number; waiting: number }>();
  private readonly gapMs: number;
  private readonly slackMs: number;

  constructor({ perSecond, atOnce }: { perSecond: number; atOnce: number }) {
    this.gapMs = 1_000 / perSecond;
    this.slackMs = (atOnce - 1) * this.gapMs;
  }

  async wait(key: string): Promise<void> {
    const lane = this.lanes.get(key) ?? { last: Promise.resolve(), dueAt: 0, waiting: 0 };
    this.lanes.set(key, lane);
    if (this.lanes.size > MOST_IDLE) this.forgetIdle();
    lane.waiting += 1;
    lane.last = lane.last.then(async () => {
      const waitMs = lane.dueAt - performance.now();
      if (waitMs > 0) await pause(waitMs);
      lane.dueAt = Math.max(lane.dueAt, performance.now() - this.slackMs) + this.gapMs;
      lane.waiting -= 1;
    });
    return lane.last;
  }

  private forgetIdle(): void {
    const now = performance.now();
    for (const [key, { dueAt, waiting }] of this.lanes) if (waiting === 0 && dueAt < now) this.lanes.delete(key);
  }
}
