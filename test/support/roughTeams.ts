import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A message that this Teams took: the person may have seen it, whatever was answered. */
export interface Taken {
  readonly chat: string;
  readonly body: string;
  /** The sender never heard that it was taken. */
  readonly answerLost: boolean;
}

export interface Roughness {
  /** Of a thousand requests, how many go wrong in some way. */
  readonly perMille: number;
  /** More than this within any second are turned down, and counted. */
  readonly perSecond?: number;
  /** Chats that turn every message down, with this status. */
  readonly closed?: ReadonlyMap<string, number>;
}

type Misdeed = (taken: () => void, req: IncomingMessage, res: ServerResponse) => void;

function reply(res: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  // restify, once it is loaded, takes the chain away from writeHead.
  res.writeHead(status, headers);
  res.end(body);
}

const answer = (status: number, headers: Record<string, string> = {}): Misdeed => {
  return (_taken, _req, res) => reply(res, status, '{"error":{"code":"Fault"}}', headers);
};
const answerThoughTaken = (status: number): Misdeed => {
  return (taken, _req, res) => {
    taken();
    reply(res, status, '{}');
  };
};

/** What Teams has been seen to do, and the wire between. */
const misdeeds: readonly Misdeed[] = [
  answer(429, { 'Retry-After': '1' }),
  answer(429),
  answer(412),
  answer(503),
  answer(500),
  answer(502),
  answer(504),
  ...[500, 502, 504].map(answerThoughTaken),
  (_taken, req) => req.socket.destroy(),
  (taken, req) => {
    taken();
    req.socket.destroy();
  },
  // It hangs: the sender gives up by itself.
  () => undefined,
  (taken) => taken(),
];

/** A connector that misbehaves at random, the same way each time for the same seed, and counts what it was asked. */
export class RoughTeams {
  readonly taken: Taken[] = [];
  /** Requests that came faster than `perSecond` allows. */
  tooMany = 0;
  /** As many as came within one second at the most. */
  mostInASecond = 0;
  url = '';
  private readonly server: Server;
  private readonly latest: number[] = [];

  constructor(
    private readonly roughness: Roughness,
    private seed = 1,
  ) {
    this.server = createServer((req, res) => void this.handle(req, res));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    // Whoever is killed in the middle of a request has sent nothing.
    try {
      for await (const chunk of req) chunks.push(Buffer.from(chunk));
    } catch {
      return;
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const chat = decodeURIComponent(/^\/v3\/conversations\/([^/]+)\//.exec(req.url ?? '')?.[1] ?? '');
    if (this.isTooFast()) {
      this.tooMany += 1;
      answer(429, { 'Retry-After': '1' })(() => undefined, req, res);
      return;
    }
    const closed = this.roughness.closed?.get(chat);
    if (closed !== undefined) {
      answer(closed)(() => undefined, req, res);
      return;
    }
    const misdeed = this.draw(1000) < this.roughness.perMille ? misdeeds[this.draw(misdeeds.length)] : undefined;
    if (misdeed === undefined) {
      this.taken.push({ chat, body, answerLost: false });
      reply(res, 201, JSON.stringify({ id: `post-${this.taken.length}` }));
    } else {
      misdeed(() => this.taken.push({ chat, body, answerLost: true }), req, res);
    }
  }

  private isTooFast(): boolean {
    const { perSecond } = this.roughness;
    if (perSecond === undefined) return false;
    const now = performance.now();
    while (this.latest[0] !== undefined && this.latest[0] <= now - 1_000) this.latest.shift();
    this.mostInASecond = Math.max(this.mostInASecond, this.latest.length + 1);
    if (this.latest.length >= perSecond) return true;
    this.latest.push(now);
    return false;
  }

  /** From 0 to below `below`: a linear congruential generator, so that a trial can be run again. */
  private draw(below: number): number {
    this.seed = (this.seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((this.seed / 4_294_967_296) * below);
  }
}
