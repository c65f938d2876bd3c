import { z } from 'zod';

const ANSWER_WITHIN_MS = 10_000;

export interface GraphOptions {
  readonly graphUrl: string;
  readonly token: () => Promise<string | undefined>;
  readonly log: (message: string, details: object) => void;
  /** Token, request and answer together; less in tests alone. */
  readonly answerWithinMs?: number;
}

interface GraphAnswer {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
  /** How long Graph wants to be left alone. */
  readonly retryAfterMs?: number;
  /** What Microsoft's support asks for. */
  readonly requestId: string | undefined;
}

/** Microsoft Graph. One request a call: repeating is the caller's to decide. */
export interface Graph {
  readonly url: string;
  /** Undefined, and logged, where no answer came in time. */
  post(path: string, body: object): Promise<GraphAnswer | undefined>;
  readonly log: GraphOptions['log'];
}

export function graphAt({ graphUrl, token, log, answerWithinMs = ANSWER_WITHIN_MS }: GraphOptions): Graph {
  return {
    url: graphUrl,
    log,
    async post(path, body) {
      const signal = AbortSignal.timeout(answerWithinMs);
      try {
        const response = await fetch(graphUrl + path, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${(await inTime(token(), signal)) ?? ''}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify(body),
          signal,
        });
        return await answerOf(response);
      } catch (error) {
        log('Graph could not be reached', { error });
        return undefined;
      }
    },
  };
}

/** Entra may be as slow as Graph, and its library takes no signal of ours. */
function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('No token came in time')), { once: true });
  });
  return Promise.race([promise, late]);
}

const Seconds = z.coerce.number().positive().finite();

async function answerOf(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  const seconds = Seconds.safeParse(response.headers.get('retry-after'));
  return {
    status: response.status,
    body: parsed(text),
    requestId: response.headers.get('request-id') ?? undefined,
    ...(seconds.success ? { retryAfterMs: seconds.data * 1_000 } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
