import type { PluginConfig } from '@azure/cosmos';
import { AsyncLocalStorage } from 'node:async_hooks';

/** Statuses that say for certain that a batch was not carried out. */
const REFUSED: readonly (number | undefined)[] = [400, 401, 403, 404, 409, 412, 413, 429, 449];

/**
 * What the requests of one batch came to, the SDK's own retries included. The SDK rethrows a failed batch without its
 * status ("Batch request error: …"), and a batch sent again after a lost answer meets its own writes: both must be known.
 */
export interface BatchAttempts {
  /** HTTP status of the last failed request; undefined when it got no answer. */
  lastStatus?: number | undefined;
  /** One of the requests may have been carried out though no answer said so. */
  isUnsure: boolean;
}

const current = new AsyncLocalStorage<BatchAttempts>();

export function watchAttempts<T>(attempts: BatchAttempts, run: () => Promise<T>): Promise<T> {
  return current.run(attempts, run);
}

const plugin: PluginConfig = {
  on: 'request',
  plugin: async (context, _node, next) => {
    try {
      return await next(context);
    } catch (error) {
      const attempts = current.getStore();
      if (attempts !== undefined) noteFailure(attempts, statusOf(error));
      throw error;
    }
  },
};

/**
 * Is told of what Cosmos charged for one request, in request units, the SDK's own retries included. `name`: what it asked
 * for, as the SDK calls it; `refused`: with which status, where it was.
 */
export type OnCharge = (units: number, name: string, refused?: number) => void;

/** To be spread into the client's options: `plugins` works and is exported, but is missing from their type. */
export function pluginsOption(onCharge: OnCharge | undefined): { readonly plugins: PluginConfig[] } {
  return { plugins: onCharge === undefined ? [plugin] : [plugin, charged(onCharge)] };
}

/** Refused requests are charged too. */
function charged(onCharge: OnCharge): PluginConfig {
  return {
    on: 'request',
    plugin: async (context, _node, next) => {
      const tell = (answer: unknown, refused?: number) =>
        onCharge(chargeIn(answer), context.operationType ?? 'other', refused);
      try {
        const answer = await next(context);
        tell(answer);
        return answer;
      } catch (error) {
        tell(error, statusOf(error));
        throw error;
      }
    },
  };
}

function chargeIn(answer: unknown): number {
  const headers = typeof answer === 'object' && answer !== null && 'headers' in answer ? answer.headers : undefined;
  const isRead = typeof headers === 'object' && headers !== null && 'x-ms-request-charge' in headers;
  return isRead ? Number(headers['x-ms-request-charge']) || 0 : 0;
}

function noteFailure(attempts: BatchAttempts, status: number | undefined): void {
  attempts.lastStatus = status;
  if (!REFUSED.includes(status)) attempts.isUnsure = true;
}

/** What says that Cosmos could not serve at that moment: its status, or a broken connection's code. */
export function unavailableCode(error: unknown): number | string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return typeof code === 'number' && (code === 408 || code === 429 || code >= 500) ? code : undefined;
}

/** The HTTP status that Cosmos answered; undefined for a timeout or a broken connection. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}
