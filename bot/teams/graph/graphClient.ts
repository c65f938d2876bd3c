import { z } from 'zod';

const ANSWER_WITHIN_MS = 10_000;

export interface GraphOptions {
  readonly graphUrl: string;
  readonly token: () => Promise<string | undefined>;
  readonly log: (message: string, details: object) => void;
  /** Token, request and answer together; less in tests alone. */
  readonly answerWithinMs?: number;
}

export interface GraphAnswer {
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
  /** A path, or the address of a next page; the same, and "no token" where Entra gave none. */
  get(path: string, signal: AbortSignal): Promise<GraphAnswer | 'no token' | undefined>;
  readonly log: GraphOptions['log'];
}

export function graphAt({ graphUrl, token, log, answerWithinMs = ANSWER_WITHIN_MS }: GraphOptions): Graph {
  async function ask(path: string, init: RequestInit, within?: AbortSignal): Promise<GraphAnswer> {
    const late = AbortSignal.timeout(answerWithinMs);
    const signal = within === undefined ? late : AbortSignal.any([late, within]);
    const Authorization = `Bearer ${(await inTime(tokenOf(token), signal)) ?? ''}`;
    const headers = { Authorization, 'Content-Type': 'application/json' };
    return answerOf(await fetch(new URL(path, graphUrl), { ...init, headers, signal }));
  }
  return {
    url: graphUrl,
    log,
    async post(path, body) {
      try {
        return await ask(path, { method: 'POST', body: JSON.stringify(body) });
      } catch (error) {
        log('Graph could not be reached', { error });
        return undefined;
      }
    },
    async get(path, within) {
      try {
        return await ask(path, { method: 'GET' }, within);
      } catch (error) {
        log(error instanceof NoToken ? 'Entra gave no token for Graph' : 'Graph could not be reached', { error });
        return error instanceof NoToken ? 'no token' : undefined;
      }
    },
  };
}

class NoToken extends Error {
  override readonly name = 'NoToken';
}

async function tokenOf(token: GraphOptions['token']): Promise<string | undefined> {
  try {
    return await token();
  } catch (cause) {
    throw new NoToken('Entra gave no token', { cause });
  }
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
