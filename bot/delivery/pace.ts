import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Teams takes about 7 messages a second in one conversation and 50 a second in a tenant; we stay below both. */
const CONVERSATION_PER_SECOND = 6;
const TENANT_PER_SECOND = 45;

/** Spreads sends so that Teams rejects none of them. */
export class Pace {
  private readonly conversations = new RateLimiterMemory({ points: CONVERSATION_PER_SECOND, duration: 1 });
  private readonly tenants = new RateLimiterMemory({ points: TENANT_PER_SECOND, duration: 1 });

  /** Resolves when the next message to this conversation may go. */
  async wait(conversationId: string, tenantId: string | undefined): Promise<void> {
    await take(this.tenants, tenantId ?? 'none');
    await take(this.conversations, conversationId);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  for (;;) {
    try {
      await limiter.consume(key);
      return;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      await new Promise((resume) => setTimeout(resume, Math.max(refused.msBeforeNext, 5)));
    }
  }
}
