import type { TodayLineView } from '../../bot/contract';
import { parseAddress, type Screen } from './address';
import { useSession } from './session';
import { useQueryOf } from './useQueryOf';
import { useWatchedQueryOf } from './useWatchedQueryOf';

/** Nobody need know within seconds who was not reached: what brings a message again is itself slower. */
const AGAIN_MS = 120_000;

/**
 * What waits for this person: what follows from the log, and, for those whom it concerns, what changes without an entry
 * there. Each of the two fails by itself.
 */
export function useToday() {
  const { may } = useSession();
  const told = useQueryOf('today.lines');
  const watches = may['reminder.plan'] || !may['agenda.see'];
  const watched = useWatchedQueryOf('today.watched', {}, { everyMs: AGAIN_MS, enabled: watches });
  const lines = inOrder([...(told.data?.items ?? []), ...(watched.data?.items ?? [])]);
  return { told, watched: watches ? watched : undefined, lines };
}

function inOrder(lines: readonly TodayLineView[]): TodayLineView[] {
  return [...lines].sort((a, b) => a.rank - b.rank || Number(b.isLate) - Number(a.isLate));
}

/** How much waits, by the screen on which it is seen to: the same lines, counted. */
export function useWaiting(): ReadonlyMap<Screen, number> {
  const { lines } = useToday();
  const waiting = lines.filter(({ waits }) => waits);
  const counts = new Map<Screen, number>([['today', waiting.length]]);
  for (const { place = '', count, forOthers = false } of waiting) {
    const screen = parseAddress(place)?.screen;
    if (screen !== undefined && !forOthers) counts.set(screen, (counts.get(screen) ?? 0) + count);
  }
  return counts;
}
