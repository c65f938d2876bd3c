import { Refusal } from '../../domain/refusal';
import { type Instant, momentText } from '../../domain/time';
import { isChange, type LogSubject, wholeOf, wordsOf } from '../../domain/log';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';

const MOST_LOOKED_THROUGH = 5;

/**
 * Who last changed a record, and what of it: for whoever was about to write over it, and may be kept out of another
 * record that has the same id.
 */
export async function changedMeanwhile({ type, id }: LogSubject, ctx: Context): Promise<Refusal> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: id }],
    order: { key: 'number', direction: 'descending' },
    limit: MOST_LOOKED_THROUGH,
  });
  const last = found
    .map((document) => recordOf('log', document))
    .find((entry) => isChange(entry) && wholeOf(entry).type === type);
  if (last === undefined) return new Refusal('changed-meanwhile');
  const what = wordsOf(last)?.note;
  return overtaken(last, what === undefined ? undefined : `changed this (${what})`, ctx);
}

/** `change`: "changed the venue". */
export function overtaken(
  { by, at }: { readonly by: string; readonly at: Instant },
  change: string | undefined,
  ctx: Context,
): Refusal {
  const [who, when] = [nameOf(ctx.roster, by), momentText(at, ctx.today, zoneOf(ctx))];
  return new Refusal('changed-meanwhile', { who, when, ...(change === undefined ? {} : { change }) });
}
