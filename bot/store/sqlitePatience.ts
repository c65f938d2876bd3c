import { OutcomeUnknown, StoreUnavailable } from '../ledger/store';

/** How long to wait for another process that is writing. */
export const PATIENCE_MS = 5_000;
/** How long of it SQLite waits by itself, in which nothing else runs here. */
export const BUSY_TIMEOUT_MS = 50;
const PAUSE_MS = 25;

/** SQLite's primary result codes. */
const BUSY = 5;
const IO_FAILED = 10;
const UNAVAILABLE = new Map([
  [BUSY, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [8, 'SQLITE_READONLY'],
  [IO_FAILED, 'SQLITE_IOERR'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
]);

/** Does it once the file is free, and lets others go first meanwhile. @throws StoreUnavailable, and what `work` throws */
export async function patiently<T>(isOf: 'reading' | 'writing', work: () => T): Promise<T> {
  const late = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (resultOf(error) !== BUSY || Date.now() > late) throw asUnavailable(error, isOf);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS * (0.5 + Math.random())));
    }
  }
}

/** What says that the store cannot be used just now, in the store's own words for it; anything else as it is. */
export function asUnavailable(error: unknown, isOf: 'reading' | 'writing'): unknown {
  const code = UNAVAILABLE.get(resultOf(error) ?? 0);
  return code === undefined ? error : new StoreUnavailable(code, isOf);
}

/** A commit of which the disk took an unknown part: what of it lies in the write-ahead log may yet be found there. */
export function asCommitFault(error: unknown): unknown {
  return resultOf(error) === IO_FAILED
    ? new OutcomeUnknown('The disk failed in a commit')
    : asUnavailable(error, 'writing');
}

/** The primary result code; the extended ones have more above their lowest byte. */
function resultOf(error: unknown): number | undefined {
  const isTold = typeof error === 'object' && error !== null && 'errcode' in error;
  return isTold && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
