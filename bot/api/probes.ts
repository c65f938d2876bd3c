import type { Request, Response, Server } from 'restify';

/** Where whoever runs the server asks after it; they are not counted as asking for anything. */
const LIVES = '/health';
const READY = '/ready';

export function isProbe(req: Request): boolean {
  return [LIVES, READY].includes(req.path());
}

/** GET /health: the process lives, whatever it reaches. GET /ready: requests may be sent to it; 503 says what it waits for. */
export function addProbes(server: Server, look: () => Promise<{ readonly status: string }>): void {
  server.get(LIVES, (_req, res, next) => {
    res.send(200, { status: 'serving' });
    next();
  });
  server.get(READY, async (_req: Request, res: Response) => {
    const ready = await look();
    res.header('Cache-Control', 'no-store');
    res.send(ready.status === 'ready' ? 200 : 503, ready);
  });
}
