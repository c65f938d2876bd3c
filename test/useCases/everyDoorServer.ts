import { createHash, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { addErrorAnswers } from '../../bot/api/problems';
import { addCommandRoute, addQueryRoutes } from '../../bot/api/rowRoutes';
import { createWebServer } from '../../bot/api/webServer';
import { API_SCOPE, type TokenRules } from '../../bot/identity/tokens';
import { Ledger } from '../../bot/ledger/ledger';
import { Snapshot } from '../../bot/ledger/snapshot';
import type { PanelStore } from '../../bot/ledger/store';
import { isCommandName } from '../../bot/useCases/commands';
import { ReadingBook } from '../../bot/useCases/log/readingBook';
import { Seats } from '../../bot/useCases/members/seats';
import type { Context } from '../../bot/useCases/ports';
import { Limits } from '../../bot/wiring/http/limits';
import { contextDoor } from '../../bot/wiring/whoAsks';
import type { OutboxStand } from '../delivery/outboxStand';
import type { Json } from '../support/runningServer';
import type { Name } from './everyDoorStage';

/** Whose people they are. */
const home = 'home';
/** Let in as well, and vouches for no agency. */
export const elsewhere = 'elsewhere';
const AUDIENCE = 'the-bot';

/** As Entra states it of somebody. */
export interface SignedIn {
  readonly email: string;
  readonly tenantId?: string;
  /** Who signed them in, of a guest. */
  readonly idp?: string;
  /** `Sentinel-Panel`. */
  readonly panel?: string;
  /** Whose panel's role is played in another one, while this is tried. */
  readonly as?: (ctx: Context) => Context['viewer'];
}

export interface Answered {
  readonly status: number;
  /** But for the request's own id. */
  readonly body: Json;
  /** What the store was asked and told for it, in order. */
  readonly asked: readonly string[];
}

/** The API's own doors over HTTP, from the token on, to a store that takes everything and keeps nothing. */
export interface DoorServer {
  ask(name: Name, input: object, who: SignedIn | undefined): Promise<Answered>;
  close(): Promise<void>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Each door is tried on the very same records; `asked` hears what is read and written. */
function unwritten(store: PanelStore, asked: string[]): PanelStore {
  const noting = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  return {
    read: (panelId, id) => noting('read', store.read(panelId, id)),
    query: (panelId, query) => noting(`list of ${query.type}`, store.query(panelId, query)),
    queryEverywhere: (query) => noting(`list of ${query.type} everywhere`, store.queryEverywhere(query)),
    walk: (panelId, page) => noting('walk', store.walk(panelId, page)),
    commit: async (_panelId, writes) =>
      noting(
        `write of ${writes.length}`,
        writes.map(() => 'unwritten'),
      ),
    purge: async () => {},
    close: async () => {},
  };
}

/** A deployment with all that may be behind it. */
const outside: Pick<Context, 'onlineMeetings' | 'appInstaller' | 'drawMessage'> = {
  onlineMeetings: { joinLink: async () => 'https://teams.microsoft.com/l/meetup-join/one' },
  appInstaller: { install: async () => ({ kind: 'installed' }) },
  drawMessage: async () => ({ post: { card: {}, summary: '' }, tells: [] }),
};

/** What was read and noted for others before makes no difference in it. */
export function keepingNothing(ctx: Context, asked: string[] = []): Context {
  const store = unwritten(ctx.store, asked);
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  const fresh = { readings: new ReadingBook(ledger), snapshot: new Snapshot(ctx.snapshot.changeNumber) };
  return {
    ...ctx,
    ...fresh,
    ...outside,
    store,
    ledger,
    documents: { ...ctx.documents, print: async () => new Uint8Array() },
  };
}

export async function openDoorServer(stand: OutboxStand): Promise<DoorServer> {
  const { rules, tokenOf } = await signing();
  const seats = new Seats({ store: stand.store, ledger: stand.ledger, clock: stand.now, homeTenantIds: [home] });
  const limits = new Limits(1_000, () => {});
  const door = contextDoor({ contexts: stand.contexts, seats, limits }, rules);
  let asked: string[] = [];
  let as: SignedIn['as'];
  const faults: Error[] = [];
  const contextOf: typeof door = async (req, what) => {
    const ctx = await door(req, what);
    return keepingNothing({ ...ctx, viewer: as?.(ctx) ?? ctx.viewer }, asked);
  };
  const server = createWebServer({ onlyLoopback: true, isTls: false, checkAddress: async () => {} });
  addErrorAnswers(server, (error) => faults.push(error));
  addCommandRoute(server, contextOf);
  addQueryRoutes(server, contextOf);
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo = server.address();
      resolve(address.port);
    });
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: async (name, input, who) => {
      const [path, body] = [`/api/${isCommandName(name) ? 'commands' : 'queries'}/${name}`, JSON.stringify(input)];
      const headers = {
        'Content-Type': 'application/json',
        ...(who === undefined ? {} : { Authorization: `Bearer ${await tokenOf(who)}` }),
        ...(who?.panel === undefined ? {} : { 'Sentinel-Panel': who.panel }),
      };
      asked = [];
      as = who?.as;
      const { status, text } = await post({ agent, port, path, headers }, body);
      const fault = faults.shift();
      if (fault !== undefined) throw fault;
      return { status, body: withoutId(text), asked };
    },
    close: async () => {
      agent.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Sent {
  readonly agent: Agent;
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string>;
}

function post(sent: Sent, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = request({ ...sent, host: '127.0.0.1', method: 'POST' }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (part: string) => (text += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    req.on('error', reject);
    req.end(body);
  });
}

function withoutId(text: string): Json {
  if (!text.startsWith('{"code"')) return text;
  const { requestId: _, ...rest } = JSON.parse(text);
  return rest;
}

async function signing(): Promise<{ rules: TokenRules; tokenOf: (who: SignedIn) => Promise<string> }> {
  // Quicker to check than ES256 by far, and each request is.
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  const issuerOf = (tenantId: string) => `https://login.example/${tenantId}/v2.0`;
  const known = new Map<string, Promise<string>>();
  const issue = ({ email, tenantId = home, idp }: SignedIn) =>
    new SignJWT({ tid: tenantId, oid: `${tenantId} ${email}`, scp: API_SCOPE, preferred_username: email, idp })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(issuerOf(tenantId))
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  return {
    rules: {
      keys: createLocalJWKSet({ keys: [jwk] }),
      issuers: new Map([home, elsewhere].map((id) => [id, [issuerOf(id)]])),
      ...{ audiences: [AUDIENCE], scope: API_SCOPE },
    },
    tokenOf: (who) => {
      const key = JSON.stringify([who.email, who.tenantId, who.idp]);
      const token = known.get(key) ?? issue(who);
      known.set(key, token);
      return token;
    },
  };
}
