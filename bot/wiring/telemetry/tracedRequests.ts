import type { Next, Request, Response, Server } from 'restify';
import type { Door, Outcome } from './attributes';
import { type Hand, inHand, withHand } from './hand';
import type { Telemetry } from './telemetry';

/** By how an address begins. What is not here is not measured: pages, scripts, /health. */
const doors: readonly (readonly [string, Door])[] = [
  ['/api/commands/', 'command'],
  ['/api/queries/', 'query'],
  ['/api/live', 'live'],
  ['/api/messages', 'bot'],
  ['/api/founding', 'founding'],
  ['/api/invitation', 'invitation'],
  ['/reply/', 'mail'],
];

/** Measures what comes in, from before it is looked at until it is answered. To be added before all other guards. */
export function traceRequests(server: Server, telemetry: Telemetry): void {
  server.pre((req: Request, res: Response, next: Next) => {
    const [, door] = doors.find(([start]) => req.url?.startsWith(start) === true) ?? [];
    if (door === undefined) {
      next();
      return;
    }
    const began = performance.now();
    // Who follows a panel stays for an hour.
    const span =
      door === 'live' ? undefined : telemetry.begin(door === 'bot' ? 'turn' : 'request', undefined, { door });
    const hand: Hand = { of: { door, units: 0, ...(door === 'live' ? { name: 'live' } : {}) }, ...(span && { span }) };
    res.once('close', () => ended(hand, res, performance.now() - began, telemetry));
    withHand(hand, next);
  });
  server.use((req: Request, _res: Response, next: Next) => {
    const hand = inHand();
    const name = rowIn(req.params);
    if (hand !== undefined && (hand.of.door === 'command' || hand.of.door === 'query')) hand.of.name = name;
    next();
  });
}

function ended({ of, span }: Hand, res: Response, ms: number, telemetry: Telemetry): void {
  if (span === undefined || of.door === undefined) return;
  const { door, kind = 'other', name, units, code } = of;
  const outcome = of.outcome === 'fault' ? 'fault' : outcomeOf(res, of.outcome);
  const said = {
    door,
    outcome,
    units,
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
  };
  telemetry.end(span, door === 'bot' ? { ...said, kind } : said);
  if (door === 'bot') telemetry.time('sentinel.turn.duration', { kind, outcome }, ms);
  // Of the others the row alone is measured, where there was one.
  else if (door !== 'mail' && name !== undefined)
    telemetry.time('sentinel.request.duration', { door, name, outcome }, ms);
}

function outcomeOf(res: Response, told: Outcome | undefined): Outcome {
  if (!res.writableFinished) return 'gone';
  if (res.statusCode >= 500) return 'fault';
  return res.statusCode >= 400 ? 'refused' : (told ?? 'done');
}

function rowIn(params: unknown): string | undefined {
  const name = typeof params === 'object' && params !== null && 'name' in params ? params.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
