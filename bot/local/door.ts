import type { Request, Response } from 'restify';
import { ZodError } from 'zod';
import type { Problem } from './pageContract';

/** Answered with its status and words. Anything else that is thrown is a fault. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Log = (message: string, details?: object) => void;
export type Door = (req: Request, res: Response) => Promise<void>;

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Wraps a handler. Only this machine gets in, under a loopback name: a foreign page that rebinds its own name to
 * 127.0.0.1 still sends that name as Host. Bodies must be JSON, which a foreign page cannot send without asking first.
 */
export function door(log: Log, handler: (req: Request, res: Response) => Promise<void> | void): Door {
  return async (req, res) => {
    try {
      checkCaller(req);
      await handler(req, res);
    } catch (error) {
      answerFailure(req, res, error, log);
    }
  };
}

function checkCaller(req: Request): void {
  if (!LOOPBACK.test(req.headers.host ?? '')) {
    throw new Refused(403, 'foreign-host', 'Local mode answers only under 127.0.0.1 or localhost.');
  }
  const hasBody = req.method === 'POST' || req.method === 'PUT';
  if (hasBody && !/^application\/json\b/i.test(req.headers['content-type'] ?? '')) {
    throw new Refused(415, 'not-json', 'Send the body as application/json.');
  }
}

function answerFailure(req: Request, res: Response, error: unknown, log: Log): void {
  const requestId = req.id();
  if (error instanceof Refused) {
    answer(res, error.status, { code: error.code, message: error.message, requestId });
  } else if (error instanceof ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const message = issues.map((issue) => `${issue.path}: ${issue.message}`).join(' ');
    answer(res, 400, { code: 'invalid-input', message, requestId, issues });
  } else {
    log('Local mode failed to answer', { requestId, error: error instanceof Error ? error.stack : 'unknown' });
    answer(res, 500, { code: 'unexpected', message: 'Something went wrong in local mode. Try again.', requestId });
  }
}

function answer(res: Response, status: number, body: Problem & { issues?: object[] }): void {
  if (res.headersSent) res.end();
  else res.send(status, body);
}
