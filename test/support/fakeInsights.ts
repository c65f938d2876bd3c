import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Json } from './runningServer';

/** Of the played Cosmos: nobody else vouches for it, and it has run out. */
const CERTIFICATE = path.dirname(require.resolve('@vercel/cosmosdb-server/package.json'));

/**
 * Application Insights' ingestion, as its exporter speaks to it over TLS, which it asks for whatever it is told: keeps all
 * that arrives. Whoever starts it has to set NODE_TLS_REJECT_UNAUTHORIZED for their own process.
 */
export class FakeInsights {
  /** As it came over the wire. */
  readonly bodies: string[] = [];
  private readonly server: Server;
  url = '';

  constructor() {
    const [key, cert] = ['key.pem', 'cert.pem'].map((file) => readFileSync(path.join(CERTIFICATE, file)));
    this.server = createServer({ key, cert }, (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const bytes = Buffer.concat(chunks);
        this.bodies.push((req.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8'));
        const count = JSON.parse(this.bodies.at(-1) ?? '[]').length;
        res.writeHead(200, { 'Content-Type': 'application/json' });
        res.end(JSON.stringify({ itemsReceived: count, itemsAccepted: count, errors: [] }));
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    this.url = `https://127.0.0.1:${address.port}`;
    return this;
  }

  get connectionString(): string {
    return `InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=${this.url}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  envelopes(): Json[] {
    return this.bodies.flatMap((body): Json[] => JSON.parse(body));
  }
}
