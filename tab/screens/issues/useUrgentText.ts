import type { IssueView } from '../../../bot/contract';
import { useServerNow } from '../../data/serverClock';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "Answer by 13:10, in 3 h", which goes on counting; "In hand after 21 min: Siobhan Kerr". */
export function useUrgentText({ urgentText, answerDueAt }: IssueView): string | undefined {
  const now = useServerNow(answerDueAt === undefined ? undefined : MINUTE_MS);
  if (urgentText === undefined || answerDueAt === undefined) return urgentText;
  const leftMs = Date.parse(answerDueAt) - Date.parse(now);
  return leftMs >= 0 ? `${urgentText}, in ${roughText(leftMs)}` : `${urgentText}, ${roughText(-leftMs)} late`;
}

/** Whole hours, where there are some: "3 h", "20 min". */
function roughText(ms: number): string {
  return ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / MINUTE_MS)} min`;
}
