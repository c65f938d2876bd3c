import type { IncomingMessage } from 'node:http';
import pino from 'pino';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { hasBody } from '../wiring/http/body';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { safeHeaders } from '../wiring/http/safeHeaders';
import { isProbe } from './probes';

/** What is left of a body that nobody wants runs past, this much of it and this long, so that its sender hears why. */
const MOST_DROPPED_BYTES = 1024 * 1024;
const MOST_DROPPED_MS = 2_000;

/**
 * Idle connections are left open for longer than any proxy in front keeps its own (Azure's front ends: four minutes), else
 * a request may go out on one that is just being closed. Node's own five seconds are meant for browsers alone.
 */
const KEEP_ALIVE_MS = 250_000;

export interface WebServerOptions {
  /** Local mode: only this machine gets in, under a name of its own. */
  readonly onlyLoopback: boolean;
  /** Browsers are told to come over TLS alone. */
  readonly isTls: boolean;
  /** Counts a request against its address. @throws HttpRefusal 429, or 503 as long as there is no door */
  readonly checkAddress: (req: IncomingMessage) => Promise<void>;
  /** Stands before all guards: what is measured of a request. */
  readonly around?: ((server: Server) => void) | undefined;
}

/** The web server with its guards. No body is read here: each door does that, once it knows who asks (wiring/body.ts). */
export function createWebServer({ onlyLoopback, isTls, checkAddress, around }: WebServerOptions): Server {
  // restify would log whole requests, headers and bodies included. What matters is logged by us, without them. Its types
  // still ask for bunyan where it has long used pino, hence `object`.
  const options: object = { name: 'Sentinel', handleUncaughtExceptions: false, log: pino({ level: 'silent' }) };
  const server = restify.createServer(options);
  if ('keepAliveTimeout' in server.server) server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  // restify takes note of an upgrade and leaves the line to nobody: reset, it would end the process. Without it Node answers
  // such a request like any other.
  server.server.removeAllListeners('upgrade');
  around?.(server);
  const guard = safeHeaders({ isTls });
  server.pre((req, res, next) => {
    guard(req, res);
    res.prependOnceListener('finish', () => dropRest(req));
    next();
  });
  server.pre([refuseUnreadable, ...(onlyLoopback ? [refuseForeignHosts] : []), refuseNeedlessBodies]);
  server.pre(async (req: Request, _res: Response) => {
    if (!isProbe(req)) await checkAddress(req);
  });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  return server;
}

/** Before routing, where it would bring the process down. */
function refuseUnreadable(req: Request, _res: Response, next: Next): void {
  next(isReadable(req) ? undefined : new HttpRefusal(400, 'invalid-request', 'This address cannot be read.'));
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** A foreign page that rebinds its own name to 127.0.0.1 still sends that name as Host. */
function refuseForeignHosts(req: Request, _res: Response, next: Next): void {
  const isOurs = LOOPBACK.test(req.headers.host ?? '');
  next(
    isOurs ? undefined : new HttpRefusal(403, 'foreign-host', 'Local mode answers only under 127.0.0.1 or localhost.'),
  );
}

function refuseNeedlessBodies(req: Request, _res: Response, next: Next): void {
  const takesBody = req.method === 'POST' || req.method === 'PUT';
  next(
    takesBody || !hasBody(req)
      ? undefined
      : new HttpRefusal(400, 'invalid-request', `${req.method ?? 'This'} takes no body.`),
  );
}

/** Without this Node would read on for as long as somebody sends, or, of a body half read, keep the line open for nothing. */
function dropRest(req: IncomingMessage): void {
  if (req.complete) return;
  const cut = () => req.socket.destroy();
  const timer = setTimeout(cut, MOST_DROPPED_MS);
  let bytes = 0;
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_DROPPED_BYTES) cut();
  });
  req.once('close', () => clearTimeout(timer));
  // Else Node, which comes next, drops what is left without anybody counting.
  req.read(0);
}

function isReadable(req: IncomingMessage): boolean {
  try {
    const url = new URL(req.url ?? '/', `http://${req.headers.host ?? 'localhost'}`);
    decodeURIComponent(url.pathname);
    return (req.url ?? '').startsWith('/');
  } catch {
    return false;
  }
}
