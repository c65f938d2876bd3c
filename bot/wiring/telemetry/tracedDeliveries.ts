import type { FailureReason, Queued } from '../../domain/message';
import type { OutboxParts, Posted } from '../../delivery/outboxParts';
import type { Attributes } from './attributes';
import { withHand } from './hand';
import { messageName } from './messageName';
import type { Origins } from './tracedLedger';
import type { Telemetry } from './telemetry';

/** Around each way that is taken to a recipient: a part of the click's own trace, where this process saw that click. */
export function tracedDeliveries(telemetry: Telemetry, origins: Origins): NonNullable<OutboxParts['around']> {
  return async (message, queued, take) => {
    const { rung } = queued;
    const span = telemetry.begin('send', origins.of(message.id), { rung, message: messageName(message.id) });
    try {
      const posted = await withHand({ of: { name: 'outbox', units: 0 }, span }, take);
      const came = cameOf(queued, posted);
      telemetry.end(span, came ?? {});
      if (came !== undefined && came.outcome !== 'again') telemetry.count('sentinel.deliveries', { rung, ...came });
      return posted;
    } catch (error) {
      telemetry.end(span, { outcome: 'fault' });
      throw error;
    }
  };
}

type Came = Pick<Attributes, 'outcome' | 'reason'>;

/** What came of the way; undefined where it was not taken: nothing was left to say, or it leads nowhere here. */
function cameOf({ rung, tried }: Queued, { delivery, wait }: Posted): Came | undefined {
  if (delivery === undefined) return undefined;
  if (wait !== undefined)
    return { outcome: 'again', reason: (delivery.state === 'queued' && delivery.reason) || 'none' };
  if (delivery.state === 'sent' && delivery.rung === rung) return { outcome: 'sent', reason: 'none' };
  const last = delivery.tried.length > tried.length ? delivery.tried.at(-1) : undefined;
  if (last !== undefined) return last.reason === undefined ? { outcome: 'sent', reason: 'none' } : failed(last.reason);
  return delivery.state === 'failed' && delivery.tried.length === 0 ? failed(delivery.reason) : undefined;
}

function failed(reason: FailureReason): Came {
  return { outcome: reason === 'unknown' ? 'unknown' : 'failed', reason };
}
