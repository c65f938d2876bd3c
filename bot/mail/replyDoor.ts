import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Html } from './html';
import type { Typed } from './replyDeeds';
import type { Answer, ReplyFlow } from './replyFlow';
import { faultPage, tooOftenPage } from './replyPages';
import { replyHeaders } from './replyShell';

const WINDOW_SECONDS = 15 * 60;
/** From one address there may come a whole office, signing in at the door at once. */
const MOST_BY_ADDRESS = 600;
const MOST_GUESSES_BY_ADDRESS = 30;
const MOST_BY_LINK = 60;

export interface ReplyDoorOptions {
  /** In production the server stands behind the proxy that ends TLS, which names the caller last. */
  readonly behindProxy: boolean;
  readonly fault: (error: unknown, requestId: string) => void;
}

/** GET and POST /reply/<token>: pages for whoever Teams does not reach. What is refused here says nothing of why to a guesser. */
export function addReplyDoor(server: Server, flow: ReplyFlow, { behindProxy, fault }: ReplyDoorOptions): void {
  const limits = openLimits();
  const handle = async (req: Request, res: Response, answer: (token: string) => Promise<Answer>): Promise<void> => {
    const token = req.path().slice('/reply/'.length);
    const caller = callerOf(req, behindProxy);
    const waitMs = await limits.take(caller, token);
    if (waitMs !== undefined) {
      const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
      send(res, 429, tooOftenPage(minutes), { 'Retry-After': String(minutes * 60) });
      return;
    }
    try {
      const { status, page, isGuess = false } = await answer(token);
      if (isGuess) await limits.noteGuess(caller);
      send(res, status, page);
    } catch (error) {
      fault(error, req.id());
      send(res, 500, faultPage(req.id()));
    }
  };
  server.get('/reply/*', async (req: Request, res: Response) => {
    await handle(req, res, (token) => flow.look(token));
  });
  server.post('/reply/*', async (req: Request, res: Response) => {
    await handle(req, res, (token) => flow.press(token, typedIn(req.body)));
  });
}

function send(res: Response, status: number, page: Html, more: Record<string, string> = {}): void {
  res.writeHead(status, { ...replyHeaders, ...more, 'Content-Length': Buffer.byteLength(page.text) });
  res.end(page.text);
}

const Field = z.string().max(4_000);

/** A form's fields; whatever is no plain field is left out. */
function typedIn(body: unknown): Typed {
  const fields = z.record(z.unknown()).catch({}).parse(body);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const field = Field.safeParse(value);
      return field.success ? [[name, field.data]] : [];
    }),
  );
}

function callerOf(req: Request, behindProxy: boolean): string {
  const named = req.headers['x-forwarded-for'];
  const last = typeof named === 'string' ? named.split(',').at(-1)?.trim() : undefined;
  // App Service adds the port.
  const address = behindProxy ? last?.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1') : undefined;
  return address ?? req.socket.remoteAddress ?? 'unknown';
}

/** Per process: what must hold whatever the number of processes (codes, wrong codes) is counted on the link itself. */
function openLimits() {
  const byAddress = new RateLimiterMemory({ points: MOST_BY_ADDRESS, duration: WINDOW_SECONDS });
  const guesses = new RateLimiterMemory({ points: MOST_GUESSES_BY_ADDRESS, duration: WINDOW_SECONDS });
  const byLink = new RateLimiterMemory({ points: MOST_BY_LINK, duration: WINDOW_SECONDS });
  return {
    /** @returns how long to wait, in milliseconds; undefined when the request may go on */
    take: async (caller: string, token: string): Promise<number | undefined> => {
      const guessed = await guesses.get(caller);
      if (guessed !== null && guessed.consumedPoints >= MOST_GUESSES_BY_ADDRESS) return guessed.msBeforeNext;
      return (await taken(byAddress, caller)) ?? (await taken(byLink, token));
    },
    noteGuess: async (caller: string): Promise<void> => {
      await taken(guesses, caller);
    },
  };
}

async function taken(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return refused.msBeforeNext;
  }
}
