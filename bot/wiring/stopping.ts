import { setTimeout as after } from 'node:timers/promises';
import type { Server } from 'restify';
import type { RequestsInHand } from '../api/requestsInHand';
import type { Parts } from './parts';
import type { Readiness } from './readiness';

/** A turn that is not done by then is not done at all; Container Apps gives thirty seconds for everything. */
const TURNS_MS = 15_000;
/** For whoever takes no more of a stream, or has sent half a request. */
const GOODBYE_MS = 500;
const LOOK_MS = 20;

interface Stopping extends Pick<Parts, 'outbox' | 'scheduler' | 'logger'> {
  readonly server: Server;
  readonly inHand: RequestsInHand;
  readonly readiness: Readiness;
  /** For so long requests are still taken from whoever has not heard that this process is not ready any more. */
  readonly drainMs: number;
  readonly endStreams: () => void;
}

/**
 * Ends what serves: no new work, then no new connections; turns in hand are finished, what is being sent is sent and its
 * leases go back; tabs are sent to another process.
 */
export async function stopServing(stopping: Stopping): Promise<void> {
  const { scheduler, outbox, logger, server, inHand, readiness, drainMs, endStreams } = stopping;
  readiness.phase = 'stopping';
  inHand.beLast();
  const work = Promise.all([scheduler.stop(), outbox.stop()]);
  await after(drainMs);
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  endStreams();
  const { server: lines } = server;
  const letGo = setInterval(() => 'closeIdleConnections' in lines && lines.closeIdleConnections(), LOOK_MS);
  for (const end = performance.now() + TURNS_MS; inHand.count > 0 && performance.now() < end;) await after(LOOK_MS);
  if (inHand.count > 0) logger.warn({ count: inHand.count }, 'Requests were cut, which took too long to answer');
  await Promise.race([closed, after(GOODBYE_MS, undefined, { ref: false })]);
  clearInterval(letGo);
  if ('closeAllConnections' in lines) lines.closeAllConnections();
  await closed;
  await work;
}
