import type { Response, Server } from 'restify';
import { DAY_MS } from '../domain/days';
import { type Instant, instantOf } from '../domain/time';

/** Short of a year, as RFC 9116 recommends; told anew with each answer. */
const GOOD_FOR_MS = 180 * DAY_MS;

/** Where to report a hole (RFC 9116), where the deployment says so: without a contact there is no such page. */
export function addSecurityText(server: Server, contact: string | undefined, now: () => Instant): void {
  if (contact === undefined) return;
  server.get('/.well-known/security.txt', (_req, res: Response, next) => {
    const expires = instantOf(new Date(Date.parse(now()) + GOOD_FOR_MS));
    const text = `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en\n`;
    res.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
    res.end(text);
    next();
  });
}
