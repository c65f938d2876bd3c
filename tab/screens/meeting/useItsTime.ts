import type { MeetingView } from '../../../bot/contract';
import { useServerNow } from '../../data/serverClock';

const MINUTE_MS = 60_000;

/** Its planned start has come: what belongs before it is over. */
export function useItsTime({ endsAtInstant, durationMinutes }: MeetingView): boolean {
  return Date.parse(useServerNow(MINUTE_MS)) >= Date.parse(endsAtInstant) - durationMinutes * MINUTE_MS;
}
