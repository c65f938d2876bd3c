import type { Request, Response } from 'restify';
import { ZodError } from 'zod';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import type { Problem } from './pageContract';

export type Log = (message: string, details?: object) => void;
export type Door = (req: Request, res: Response) => Promise<void>;

/** Wraps a handler: what it refuses is answered with its status and words. Anything else that it throws is a fault. */
export function door(log: Log, handler: (req: Request, res: Response) => Promise<void> | void): Door {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      answerFailure(req, res, error, log);
    }
  };
}

function answerFailure(req: Request, res: Response, error: unknown, log: Log): void {
  const requestId = req.id();
  if (error instanceof HttpRefusal) {
    answer(res, error.status, { code: error.code, message: error.message, requestId });
  } else if (error instanceof ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const message = issues.map((issue) => `${issue.path}: ${issue.message}`).join(' ');
    answer(res, 400, { code: 'invalid-input', message, requestId, issues });
  } else {
    log('Local mode failed to answer', { requestId, error });
    answer(res, 500, { code: 'unexpected', message: 'Something went wrong in local mode. Try again.', requestId });
  }
}

function answer(res: Response, status: number, body: Problem & { issues?: object[] }): void {
  if (res.headersSent) res.end();
  else res.send(status, body);
}
