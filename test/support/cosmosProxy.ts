import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { preconditionStatuses, keepPanel } from './cosmosRules';
import type { Answer, Forward, SeenKind, SeenRequest } from './cosmosRequest';

interface Fault {
  /** Batches unless told. */
  readonly match?: (request: SeenRequest) => boolean;
  /**
   * A status to answer without doing anything; a reset before or after Cosmos has done it; silence without doing it;
   * silence after having done it; or a reset while the request is still on its way, to arrive just before the next batch.
   */
  readonly act: number | 'resetBefore' | 'resetAfter' | 'hang' | 'hangAfter' | 'late';
  /** Once unless told. */
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CosmosProxy {
  readonly port: number;
  readonly seen: SeenRequest[];
  /** Is told of every answer. */
  onAnswer?: (request: SeenRequest, answer: Answer) => void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  close(): Promise<void>;
}

/**
 * Stands in front of the emulator and adds what it lacks of the real service: batches that are all or nothing, queries
 * that keep to their partition, composite indexes that serve the reverse order. And it fails on demand.
 */
export async function startCosmosProxy(upstreamPort: number): Promise<CosmosProxy> {
  const agent = new http.Agent({ keepAlive: true });
  const forward: Forward = (method, path, headers, body) => send(agent, upstreamPort, { method, path, headers, body });
  const faults: (Fault & { left: number })[] = [];
  const seen: SeenRequest[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const queues = new Map<string, Promise<unknown>>();
  const policies = new Map<string, unknown>();

  /** One batch at a time in a partition, as in the service. */
  const inTurn = async (panelId: string, work: () => Promise<Answer>): Promise<Answer> => {
    const turn = (queues.get(panelId) ?? Promise.resolve()).then(work, work);
    queues.set(panelId, turn);
    return turn;
  };

  const serve = async (request: SeenRequest, headers: http.IncomingHttpHeaders): Promise<Answer> => {
    const pass = () => forward(request.method, request.path, headers, request.body);
    if (request.kind === 'batch') {
      return inTurn(request.panelId ?? '', () => atomicBatch(request, headers, forward));
    }
    if (request.kind === 'query' && request.panelId !== undefined) return keepPanel(await pass(), request.panelId);
    if (/\/colls(\/[^/]+)?\/?$/.test(request.path)) return collection(request, headers, forward, policies);
    return pass();
  };

  const takeFault = (request: SeenRequest): Fault | undefined => {
    const fault = faults.find((each) => each.left > 0 && (each.match ?? isBatch)(request));
    if (fault !== undefined) fault.left -= 1;
    return fault;
  };

  /** Undefined when no answer is to be sent. */
  const answerTo = async (request: SeenRequest, incoming: http.IncomingMessage): Promise<Answer | undefined> => {
    if (isBatch(request)) for (const arrive of late.splice(0)) await arrive();
    const fault = takeFault(request);
    if (fault === undefined) return serve(request, incoming.headers);
    switch (fault.act) {
      case 'resetBefore':
        incoming.socket.resetAndDestroy();
        return undefined;
      case 'resetAfter':
        await serve(request, incoming.headers);
        incoming.socket.resetAndDestroy();
        return undefined;
      case 'hang':
        return undefined;
      case 'hangAfter':
        await serve(request, incoming.headers);
        return undefined;
      case 'late':
        incoming.socket.resetAndDestroy();
        late.push(() => serve(request, incoming.headers));
        return undefined;
      default:
        return injected(fault.act, fault.headers);
    }
  };

  const attend = async (incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> => {
    const request = describe(incoming, await textOf(incoming));
    seen.push(request);
    const answer = await answerTo(request, incoming);
    if (answer === undefined) return;
    proxy.onAnswer?.(request, answer);
    const { 'content-length': _length, 'transfer-encoding': _encoding, connection: _c, ...rest } = answer.headers;
    outgoing.writeHead(answer.status, rest);
    outgoing.end(answer.body);
  };
  // Closed while it is asked, it hangs up on whoever asks, and has no fault of its own to end the tests' process with.
  const server = http.createServer((incoming, outgoing) => {
    attend(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  // A server that drops idle connections drops now and then the one on which a request has just been sent.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CosmosProxy = {
    port: portOf(server),
    seen,
    addFault: (fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    clearFaults: () => faults.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
  return proxy;
}

function injected(status: number, headers: Fault['headers']): Answer {
  const body = JSON.stringify({ message: 'A fault made by the test' });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

export function portOf(server: http.Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen');
  return address.port;
}

export function isBatch({ kind }: SeenRequest): boolean {
  return kind === 'batch';
}

function describe({ method = '', url = '', headers }: http.IncomingMessage, body: string): SeenRequest {
  const kind = kindOf(method, headers);
  return {
    ...{ method, path: url, kind, body, panelId: panelIdOf(headers) },
    operations: kind === 'batch' ? JSON.parse(body).length : 0,
  };
}

function kindOf(method: string, headers: http.IncomingHttpHeaders): SeenKind {
  if (headers['x-ms-cosmos-is-batch-request'] !== undefined) return 'batch';
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return 'queryPlan';
  if (headers['content-type'] === 'application/query+json') return 'query';
  return method === 'GET' ? 'read' : 'other';
}

function panelIdOf(headers: http.IncomingHttpHeaders): string | undefined {
  const header = headers['x-ms-documentdb-partitionkey'];
  return typeof header === 'string' ? JSON.parse(header)[0] : undefined;
}

/** Checks every precondition first; the emulator would keep what came before the one that fails. */
async function atomicBatch(request: SeenRequest, headers: http.IncomingHttpHeaders, forward: Forward): Promise<Answer> {
  const operations = JSON.parse(request.body);
  const statuses = await preconditionStatuses(operations, request, headers, forward);
  if (statuses.some((status) => status >= 400)) {
    const body = JSON.stringify(statuses.map((statusCode) => ({ statusCode, requestCharge: 0 })));
    return { status: 207, headers: { 'content-type': 'application/json' }, body };
  }
  // The emulator wants the partition in each operation; the service has it from the header.
  const partitionKey = headers['x-ms-documentdb-partitionkey'];
  const complete = operations.map((operation: object) => ({ ...operation, partitionKey }));
  return forward(request.method, request.path, headers, JSON.stringify(complete));
}

/** The emulator serves an order only from an index in that very direction: it is given both and shows what it was asked for. */
async function collection(
  { method, path, body }: SeenRequest,
  headers: http.IncomingHttpHeaders,
  forward: Forward,
  policies: Map<string, unknown>,
): Promise<Answer> {
  if (method === 'POST') {
    const asked = JSON.parse(body);
    policies.set(asked.id, asked.indexingPolicy);
    const both = (asked.indexingPolicy?.compositeIndexes ?? []).flatMap((index: object[]) => [
      index,
      index.map((field) => ({ ...field, order: 'descending' })),
    ]);
    const policy = { ...asked.indexingPolicy, compositeIndexes: both };
    return shown(await forward(method, path, headers, JSON.stringify({ ...asked, indexingPolicy: policy })), policies);
  }
  return shown(await forward(method, path, headers, body), policies);
}

function shown(answer: Answer, policies: Map<string, unknown>): Answer {
  const resource = JSON.parse(answer.body || '{}');
  const policy = policies.get(resource.id);
  return policy === undefined ? answer : { ...answer, body: JSON.stringify({ ...resource, indexingPolicy: policy }) };
}

async function send(
  agent: http.Agent,
  port: number,
  { method, path, headers, body }: { method: string; path: string; headers: http.OutgoingHttpHeaders; body: string },
): Promise<Answer> {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = headers;
  return new Promise((resolve, reject) => {
    const lengths = { 'content-length': Buffer.byteLength(body), connection: 'keep-alive' };
    const request = http.request(
      { agent, host: '127.0.0.1', port, method, path, headers: { ...rest, ...lengths } },
      (response) => {
        textOf(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          reject,
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function textOf(stream: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
