import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import { isChange, wordsOf } from '../../domain/log';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';

const MOST_LOOKED_THROUGH = 5;

/** Who last changed a record, and what of it: for whoever was about to write over it. */
export async function changedMeanwhile(subjectId: string, ctx: Context): Promise<Refusal> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: subjectId }],
    order: { key: 'number', direction: 'descending' },
    limit: MOST_LOOKED_THROUGH,
  });
  const last = found.map((document) => recordOf('log', document)).find(isChange);
  if (last === undefined) return new Refusal('changed-meanwhile');
  const what = wordsOf(last)?.note;
  return new Refusal('changed-meanwhile', {
    who: nameOf(ctx.roster, last.by),
    when: momentText(last.at, ctx.today, zoneOf(ctx)),
    ...(what === undefined ? {} : { change: `changed this (${what})` }),
  });
}
