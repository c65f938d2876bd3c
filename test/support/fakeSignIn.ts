import { createServer, type Server } from 'node:http';
import { z } from 'zod';

const Given = z.object({ access_token: z.string() });

/** Where the bot gets its token, over real HTTP. */
export class FakeSignIn {
  state: 'works' | 'fails' | 'hangs' = 'works';
  /** How often it was asked. */
  asked = 0;
  private url = '';
  private readonly server: Server = createServer((_req, res) => {
    this.asked += 1;
    if (this.state === 'hangs') return;
    res.writeHead(this.state === 'works' ? 200 : 503, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(this.state === 'works' ? { access_token: 'the-bots-own' } : { error: 'invalid_client' }));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    this.url = `http://127.0.0.1:${address.port}/token`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** As @azure/identity asks for it. */
  readonly token = async (): Promise<string> => {
    const response = await fetch(this.url, { method: 'POST' });
    if (!response.ok) throw new Error(`Sign-in answered ${response.status}`);
    return Given.parse(await response.json()).access_token;
  };
}
