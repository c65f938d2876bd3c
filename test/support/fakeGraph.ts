import { createServer, type Server } from 'node:http';
import { portOf } from './cosmosProxy';

/** Microsoft Graph as far as onlineMeetings/createOrGet goes; it can refuse, break and answer nonsense. */
export class FakeGraph {
  readonly asked: { path: string; body: { externalId: string; subject: string; startDateTime: string } }[] = [];
  answer: 'ok' | 403 | 503 | 'nonsense' | 'hangUp' = 'ok';
  private readonly links = new Map<string, string>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeGraph> {
    const server = createServer();
    const graph = new FakeGraph(server);
    server.on('request', (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        graph.asked.push({ path: req.url ?? '', body });
        if (graph.answer === 'hangUp') return void req.socket.destroy();
        const status = typeof graph.answer === 'number' ? graph.answer : 201;
        res.writeHead(status, { 'Content-Type': 'application/json' });
        res.end(graph.answer === 'ok' ? JSON.stringify({ joinWebUrl: graph.linkOf(body.externalId) }) : '{"error":{}}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return graph;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}`;
  }

  /** One meeting an external id. */
  private linkOf(externalId: string): string {
    const link = this.links.get(externalId) ?? `https://teams.microsoft.com/l/meetup-join/${this.links.size + 1}`;
    this.links.set(externalId, link);
    return link;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
