import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Blob {
  readonly text: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * As much of Azure's blob storage as anchors need, for one container under a policy of immutability: what stands is
 * neither written over nor deleted.
 */
export class FakeBlobs {
  readonly blobs = new Map<string, Blob>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((req, res) => {
      const { pathname, searchParams } = new URL(req.url ?? '/', 'http://blobs');
      const name = decodeURIComponent(pathname.replace(/^\/anchors\/?/, ''));
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        if (req.method === 'PUT') {
          const isThere = this.blobs.has(name);
          if (!isThere) this.blobs.set(name, { text, metadata: metadataIn(req.headers) });
          res.statusCode = isThere ? 409 : 201;
          if (isThere) res.setHeader('x-ms-error-code', 'BlobImmutableDueToPolicy');
          res.end();
        } else if (searchParams.get('comp') === 'list') {
          const prefix = searchParams.get('prefix') ?? '';
          res.setHeader('Content-Type', 'application/xml');
          res.end(this.listing(prefix));
        } else {
          res.statusCode = 405;
          res.end();
        }
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resume) => this.server.listen(0, '127.0.0.1', resume));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/anchors`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resume) => this.server.close(resume));
  }

  private listing(prefix: string): string {
    const found = [...this.blobs].filter(([name]) => name.startsWith(prefix));
    const blobs = found.map(([name, { metadata }]) => {
      const told = Object.entries(metadata).map(([key, value]) => `<${key}>${value}</${key}>`);
      return `<Blob><Name>${name}</Name><Properties><Etag>1</Etag></Properties><Metadata>${told.join('')}</Metadata></Blob>`;
    });
    const head = '<?xml version="1.0" encoding="utf-8"?>';
    return `${head}<EnumerationResults ContainerName="anchors"><Blobs>${blobs.join('')}</Blobs><NextMarker/></EnumerationResults>`;
  }
}

function metadataIn(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('x-ms-meta-'));
  return Object.fromEntries(named.map(([name, value]) => [name.replace('x-ms-meta-', ''), String(value)]));
}
