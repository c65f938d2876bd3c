import { hasRight } from '../../access/rights';
import type { Context } from '../ports';
import { countDue, MOST_COUNTED } from '../retention/dueRecords';
import { counted, countLine } from './todayLine';
import type { TodayLineView } from './todayViews';

/** One line, however many there are: each is decided on in the queue. */
export async function retentionLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'retention.decide')) return [];
  const due = await countDue(ctx);
  return countLine(due, {
    ...{ kind: 'retention', waits: true, place: 'settings?part=retention', go: 'Review' },
    text: counted(due, 'record is due for review', 'records are due for review', due === MOST_COUNTED),
  });
}
