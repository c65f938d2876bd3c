type Log = (message: string, details: object) => void;

/** Long enough that nobody fills a disk, short enough that an alarm goes off. */
const EVERY_MS = 60_000;

/**
 * A log for what anybody outside can cause as often as they like: the first at once, then one line a minute at the most,
 * which says how many were left out since the one before.
 */
export function seldom(log: Log, now: () => number = () => performance.now()): Log {
  let loggedAt = -Infinity;
  let leftOut = 0;
  return (message, details) => {
    if (now() - loggedAt < EVERY_MS) {
      leftOut += 1;
      return;
    }
    log(message, leftOut === 0 ? details : { ...details, leftOut });
    loggedAt = now();
    leftOut = 0;
  };
}
