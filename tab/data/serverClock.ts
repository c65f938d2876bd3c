import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SessionView } from '../../bot/contract';
import type { Instant } from '../../bot/domain/time';

/**
 * The server's clock, carried on by this machine's stopwatch: a wrong or moved clock on the wall makes no difference.
 * A stopwatch may stand still while a laptop sleeps, so the server is asked again when somebody looks.
 */
let reading: { readonly session: SessionView; readonly serverMs: number; readonly stopwatchMs: number } | undefined;
const readers = new Set<() => void>();

/** How often the server's clock is read again while times are shown. */
const READ_AGAIN_MS = 60_000;

/** An answer may have been this long on its way: what it says is not that the clock was put back. */
const MOST_ON_ITS_WAY_MS = 15_000;

/**
 * The same session counts once: shown again later, its time is long over. Time goes back only where the server’s clock
 * did: an answer that comes late, after a line that was lost say, tells of a moment that is over.
 */
export function noteServerNow(session: SessionView): void {
  if (reading?.session === session) return;
  const serverMs = Date.parse(session.now);
  const knownMs = nowMs();
  const isLate = reading !== undefined && serverMs < knownMs && knownMs - serverMs < MOST_ON_ITS_WAY_MS;
  reading = { session, serverMs: isLate ? knownMs : serverMs, stopwatchMs: performance.now() };
  for (const tell of readers) tell();
}

/** Before the server has said anything there is only this machine's clock. */
export function serverNow(): Instant {
  return instantText(nowMs());
}

function nowMs(): number {
  return reading === undefined ? Date.now() : reading.serverMs + performance.now() - reading.stopwatchMs;
}

function instantText(ms: number): Instant {
  const text: string = new Date(ms).toISOString();
  if (!isInstant(text)) throw new Error('A date in ISO form is always a moment.');
  return text;
}

function isInstant(text: string): text is Instant {
  return /^\d{4}-\d{2}-\d{2}T[\d:]{8}\.\d{3}Z$/.test(text);
}

/** The server's now, told every `everyMs` while the page is seen; undefined: not told again by itself. */
export function useServerNow(everyMs: number | undefined): Instant {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = (): void => setNow(serverNow());
    readers.add(tick);
    const stop = everyMs === undefined ? undefined : whileSeen(tick, everyMs);
    return () => {
      readers.delete(tick);
      stop?.();
    };
  }, [everyMs]);
  return now;
}

/** More than an answer takes to arrive. */
const TOLERATED_MS = 2000;

/**
 * Reads the server's clock every minute while something runs, whenever somebody looks again, and when the server tells
 * of something (`lastAt`) that by this clock has yet to happen: then the stopwatch stood still, or the clock was moved.
 */
export function useServerClockReadAgain(running: boolean, lastAt: Instant | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (lastAt === undefined || Date.parse(lastAt) - Date.parse(serverNow()) < TOLERATED_MS) return;
    void queries.refetchQueries({ queryKey: ['session'] });
  }, [queries, lastAt]);
  useEffect(() => {
    if (!running) return undefined;
    return whileSeen(() => void queries.refetchQueries({ queryKey: ['session'] }), READ_AGAIN_MS);
  }, [queries, running]);
}

/** Calls `act` every `everyMs` and when the page is seen again, never while it is hidden. Gives back how to stop. */
function whileSeen(act: () => void, everyMs: number): () => void {
  const actIfSeen = (): void => {
    if (document.visibilityState === 'visible') act();
  };
  const timer = setInterval(actIfSeen, everyMs);
  document.addEventListener('visibilitychange', actIfSeen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', actIfSeen);
  };
}
