import type { Request, Response, Server } from 'restify';

/** Their answers last until somebody ends them. */
const STREAMS: readonly string[] = ['/api/live', '/local/events'];

/** What has been asked and not yet answered, streams apart. */
export class RequestsInHand {
  private readonly answers = new Set<Response>();
  private isLast = false;

  constructor(server: Server) {
    server.pre((req: Request, res: Response, next) => {
      // Whoever keeps their line open asks somebody else the next time.
      if (this.isLast) res.setHeader('Connection', 'close');
      if (!STREAMS.includes(req.path())) {
        this.answers.add(res);
        res.once('close', () => this.answers.delete(res));
      }
      next();
    });
  }

  /** From now on every answer is the last on its line. */
  beLast(): void {
    this.isLast = true;
  }

  get count(): number {
    return this.answers.size;
  }
}
