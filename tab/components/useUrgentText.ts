import type { IssueView } from '../../bot/contract';
import { DAY_MS } from '../../bot/domain/days';
import { useServerNow } from '../data/serverClock';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** By when somebody is to answer what is urgent: of an issue or a task. */
export type Answerable = Pick<IssueView, 'urgentText' | 'answerDueAt'>;

interface UrgentText {
  /** "Answer by 13:10, in 3 h"; "In hand after 21 min: Siobhan Kerr" */
  readonly whole: string | undefined;
  /** "in 3 h", "13 h late": while an answer is due. */
  readonly short: string | undefined;
}

/** It goes on counting. */
export function useUrgentText({ urgentText, answerDueAt }: Answerable): UrgentText {
  const now = useServerNow(answerDueAt === undefined ? undefined : MINUTE_MS);
  if (urgentText === undefined || answerDueAt === undefined) return { whole: urgentText, short: undefined };
  const leftMs = Date.parse(answerDueAt) - Date.parse(now);
  const short = leftMs >= 0 ? `in ${roughText(leftMs)}` : `${roughText(-leftMs)} late`;
  return { whole: `${urgentText}, ${short}`, short };
}

/** Whole hours, where there are some, and days, where it is several: "27 days", "3 h", "20 min". */
function roughText(ms: number): string {
  if (ms >= 2 * DAY_MS) return `${Math.floor(ms / DAY_MS)} days`;
  return ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / MINUTE_MS)} min`;
}
