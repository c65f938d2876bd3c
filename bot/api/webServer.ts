import type { IncomingMessage, ServerResponse } from 'node:http';
import pino from 'pino';
import restify, { type Server } from 'restify';

/** Far above what a card, a form or Teams' largest activity needs. */
const MOST_BODY_BYTES = 256 * 1024;

/**
 * Idle connections are left open for longer than any proxy in front keeps its own (Azure's front ends: four minutes), else
 * a request may go out on one that is just being closed. Node's own five seconds are meant for browsers alone.
 */
const KEEP_ALIVE_MS = 250_000;

/** restify has it, its types do not: runs before routing, where a bad URL would bring the process down. */
interface WithFirst {
  first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): void;
}

function hasFirst(server: object): server is WithFirst {
  return 'first' in server && typeof server.first === 'function';
}

/** The web server with its guards: unreadable addresses and hosts, large bodies, sniffing. */
export function createWebServer(): Server {
  // restify would log whole requests, headers and bodies included. What matters is logged by us, without them. Its types
  // still ask for bunyan where it has long used pino, hence `object`.
  const options: object = { name: 'Sentinel', handleUncaughtExceptions: false, log: pino({ level: 'silent' }) };
  const server = restify.createServer(options);
  if ('keepAliveTimeout' in server.server) server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  if (!hasFirst(server)) throw new Error('This restify lacks first(): a bad address would bring the server down');
  server.first((req, res) => {
    if (isReadable(req)) return true;
    res.writeHead(400, { 'Content-Type': 'application/json', Connection: 'close' });
    res.end('{"code":"invalid-request","message":"This address cannot be read.","requestId":""}');
    return false;
  });
  server.pre((_req, res, next) => {
    res.header('X-Content-Type-Options', 'nosniff');
    next();
  });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(restify.plugins.bodyParser({ mapParams: false, maxBodySize: MOST_BODY_BYTES, rejectUnknown: true }));
  return server;
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
