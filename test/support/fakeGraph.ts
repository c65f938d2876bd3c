import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { portOf } from './cosmosProxy';

/** What it answers to one request to install; `silence` is broken by closing alone. */
export type InstallReply =
  | 201
  | 403
  | 404
  | 409
  | 503
  | 'nonsense'
  | 'hangUp'
  | 'silence'
  | { status: 429; after: number };

/** Somebody or something in a group, as Graph tells it. */
export interface InGroup {
  readonly '@odata.type': string;
  readonly id: string;
  readonly displayName: string | null;
  readonly [field: string]: unknown;
}

/** Answers to a request for who is in a group; `half` breaks off in the midst of it. */
type GroupReply = 403 | 503 | 'half' | 'hangUp' | { status: 429 | 503; after: number };

/**
 * Microsoft Graph as far as onlineMeetings/createOrGet and installing an app for somebody go; it can refuse, break and
 * answer nonsense.
 */
export class FakeGraph {
  readonly asked: { path: string; body: { externalId: string; subject: string; startDateTime: string } }[] = [];
  answer: 'ok' | 403 | 503 | 'nonsense' | 'hangUp' = 'ok';
  /** Every request to install: for whom, by object id or e-mail, and the app as it was bound. */
  readonly installs: { user: string; app: string }[] = [];
  /** What Teams does of an installation before Graph has answered. */
  onInstall: (user: string) => Promise<unknown> = async () => undefined;
  /** Who is in each group, by its object id. */
  readonly groups = new Map<string, readonly InGroup[]>();
  /** So many at once, however many are asked for. */
  pageSize = 999;
  /** The next answers to requests for who is in a group; then the groups again. */
  readonly groupReplies: GroupReply[] = [];
  /** Every request for a page of a group. */
  readonly pages: string[] = [];
  private readonly links = new Map<string, string>();
  private readonly replies = new Map<string, InstallReply[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeGraph> {
    const server = createServer();
    const graph = new FakeGraph(server);
    server.on('request', (req, res) => void graph.handle(req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return graph;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}`;
  }

  /** The next answers to requests to install for somebody; then 201 again. */
  reply(user: string, ...replies: readonly InstallReply[]): void {
    this.replies.set(user, [...replies]);
  }

  /** For whom it was asked, in order. */
  get users(): string[] {
    return this.installs.map(({ user }) => user);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    if (req.method === 'GET') {
      this.page(new URL(req.url ?? '', this.url), res);
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const path = req.url ?? '';
    const install = /^\/v1\.0\/users\/([^/]+)\/teamwork\/installedApps$/.exec(path);
    if (install?.[1] !== undefined) {
      await this.install(decodeURIComponent(install[1]), body['teamsApp@odata.bind'], res);
      return;
    }
    this.asked.push({ path, body });
    if (this.answer === 'hangUp') return void req.socket.destroy();
    const status = typeof this.answer === 'number' ? this.answer : 201;
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(this.answer === 'ok' ? JSON.stringify({ joinWebUrl: this.linkOf(body.externalId) }) : '{"error":{}}');
  }

  private async install(user: string, app: string, res: ServerResponse): Promise<void> {
    this.installs.push({ user, app });
    const reply = this.replies.get(user)?.shift() ?? 201;
    if (reply === 201) await this.onInstall(user);
    if (reply === 'silence') return;
    if (reply === 'hangUp') return void res.destroy();
    if (reply === 'nonsense') {
      res.writeHead(200, { 'Content-Type': 'text/html' });
      res.end('<p>Please sign in to the network</p>');
      return;
    }
    const { status, after } = typeof reply === 'number' ? { status: reply, after: undefined } : reply;
    res.writeHead(status, after === undefined ? {} : { 'Retry-After': String(after) });
    res.end(status === 201 ? '' : '{"error":{"code":"Played"}}');
  }

  private page(at: URL, res: ServerResponse): void {
    this.pages.push(at.pathname + at.search);
    const reply = this.groupReplies.shift();
    if (reply === 'hangUp') return void res.destroy();
    const { status, after } = typeof reply === 'object' ? reply : { status: reply, after: undefined };
    if (typeof status === 'number') {
      res.writeHead(status, after === undefined ? {} : { 'Retry-After': String(after) });
      return void res.end('{"error":{"code":"Played"}}');
    }
    const told = this.told(at);
    res.writeHead(told === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    const text = JSON.stringify(told ?? { error: { code: 'Request_ResourceNotFound' } });
    res.end(status === 'half' ? text.slice(0, text.length / 2) : text);
  }

  private told(at: URL): object | undefined {
    const [, id = ''] = /^\/v1\.0\/groups\/([^/]+)\/transitiveMembers$/.exec(at.pathname) ?? [];
    const all = this.groups.get(decodeURIComponent(id));
    if (all === undefined) return undefined;
    const from = Number(at.searchParams.get('$skiptoken') ?? '0');
    const to = from + Math.min(this.pageSize, Number(at.searchParams.get('$top') ?? '100'));
    at.searchParams.set('$skiptoken', String(to));
    return { value: all.slice(from, to), ...(to < all.length ? { '@odata.nextLink': at.href } : {}) };
  }

  /** One meeting an external id. */
  private linkOf(externalId: string): string {
    const link = this.links.get(externalId) ?? `https://teams.microsoft.com/l/meetup-join/${this.links.size + 1}`;
    this.links.set(externalId, link);
    return link;
  }
}
