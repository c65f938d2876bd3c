import type { Disposal } from '../../domain/disposal';
import { dayOf } from '../../domain/retentionDays';
import type { LocalDate } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import { keyOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import type { Onlooking } from '../ports';

const PAGE = 100;

/** What waits to be sent is left: nobody has had it yet. */
export function lotPage(
  type: 'message' | 'mailLink',
  before: LocalDate,
  last: StoredDocument | undefined,
  limit: number,
  { store, roster }: Pick<Onlooking, 'store' | 'roster'>,
): Promise<StoredDocument[]> {
  const after =
    last === undefined ? {} : { after: { value: String(last.keys['createdAt']), number: Number(last.keys['number']) } };
  const done = type === 'message' ? [{ key: 'state', is: 'done' }] : [];
  return store.query(roster.panel.id, {
    type,
    where: [{ key: 'createdAt', below: before }, ...done],
    order: { key: 'createdAt', direction: 'ascending', ...after },
    limit,
  });
}

/** All of before the day that the disposal names. */
export async function forgetLot({ class: of, before }: Pick<Disposal, 'class' | 'before'>, ctx: Onlooking) {
  if (before === undefined) return;
  const { id: panelId } = ctx.roster.panel;
  if (of === 'turnedAway') {
    await changeBeside(ctx.store, { panelId, type: 'turnedAways', key: '' }, (kept) =>
      kept === undefined ? kept : { ...kept, people: kept.people.filter(({ lastAt }) => dayOf(lastAt) >= before) },
    );
    return;
  }
  for (const type of ['message', 'mailLink'] as const) {
    for (let last: StoredDocument | undefined; ;) {
      const page = await lotPage(type, before, last, PAGE, ctx);
      for (const document of page) {
        await changeBeside(ctx.store, { panelId, type, key: keyOf(document) }, () => undefined);
      }
      last = page.at(-1);
      if (page.length < PAGE) break;
    }
  }
}
