import { z } from 'zod';
import { classBegins, classNames, periodsOf, periodText, RecordClass, recordClasses } from '../../domain/retention';
import { pageOf } from '../row';
import type { Context } from '../ports';
import { type DueListing, listDue } from './dueRecords';
import { dueLots } from './lots';
import { DueRecordView, LotView } from './retentionViews';

export const RetentionQueue = pageOf(DueRecordView).extend({
  lots: z.array(LotView),
  classes: z.array(
    z.object({
      class: RecordClass,
      name: z.string(),
      periodText: z.string().describe('6 years after it was closed or withdrawn'),
    }),
  ),
});

/** Lots stand above the first page alone. */
export async function getQueue(
  listing: z.infer<typeof DueListing>,
  ctx: Context,
): Promise<z.infer<typeof RetentionQueue>> {
  const isFirst = listing.cursor === undefined;
  const [page, lots] = await Promise.all([listDue(listing, ctx), isFirst ? dueLots(ctx) : []]);
  const periods = periodsOf(ctx.roster.panel);
  const classes = recordClasses.map((each) => ({
    ...{ class: each, name: classNames[each] },
    periodText: `${periodText(periods[each])} ${classBegins[each]}`,
  }));
  return { ...page, lots, classes };
}
