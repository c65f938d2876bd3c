import type { Request, Response, Server } from 'restify';
import { heardUpTo } from '../useCases/log/heardUpTo';
import type { ContextOf } from './doors';
import type { Live } from './live';
import { Stream } from './stream';

/** GET /api/live */
export function addLiveRoute(server: Server, contextOf: ContextOf, live: Live): void {
  server.get('/api/live', async (req: Request, res: Response) => {
    const ctx = await contextOf(req, 'live');
    const heard = await heardUpTo(ctx);
    // Nobody is there any more, and nothing would say so again.
    if (res.destroyed) return;
    const lastSeen = Number(req.headers['last-event-id'] ?? Number.NaN);
    await live.read(new Stream(res), ctx, Number.isInteger(lastSeen) && lastSeen >= 0 ? lastSeen : heard);
  });
}
