import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import type { PastProgress } from './pastViews';
import type { ReadRow } from './writtenRows';

/** A row takes its record and its log entry: room for both, for the head and for the limit of 100. */
const ROWS_A_BATCH = 45;
/** Then whoever waits is told how far it has come. */
const BATCHES_AT_ONCE = 4;
type Done = 'new' | 'changed' | 'unchanged' | 'worked';

/**
 * Brings some of the rows in, batch by batch, from row `from` on. All of them are looked at first: where one is at fault
 * nothing is written, of what is left out nothing. Whoever is killed on the way begins anew: what is in already stays as it is.
 *
 * @throws Refusal `rows-at-fault`
 */
export async function bringIn<Value>(
  rows: readonly ReadRow<Value>[],
  from: number,
  ctx: Context,
  each: (value: Value, draft: Draft) => Promise<Done>,
): Promise<PastProgress> {
  guardFaultless(rows);
  const until = Math.min(rows.length, from + ROWS_A_BATCH * BATCHES_AT_ONCE);
  const done: Done[] = [];
  for (let at = from; at < until; at += ROWS_A_BATCH) {
    const some = rows.slice(at, Math.min(until, at + ROWS_A_BATCH));
    const batch = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
      const results: Done[] = [];
      for (const { value } of some) if (value !== undefined) results.push(await each(value, draft));
      return results;
    });
    done.push(...batch);
  }
  const count = (what: Done) => done.filter((one) => one === what).length;
  return {
    ...{ done: until, of: rows.length, added: count('new'), changed: count('changed') },
    ...(until < rows.length ? { next: until } : {}),
  };
}

function guardFaultless(rows: readonly ReadRow<unknown>[]): void {
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  const [first] = faulty;
  if (first === undefined) return;
  const { column = '', message = '' } = first.faults[0] ?? {};
  throw new Refusal('rows-at-fault', {
    ...{ rows: String(faulty.length), row: String(first.row), column, message },
  });
}
