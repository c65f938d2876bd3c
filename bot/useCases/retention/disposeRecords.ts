import { z } from 'zod';
import { type Disposal, disposalId, RecordRef } from '../../domain/disposal';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import { recordOf } from '../../ledger/records';
import type { Admitted } from '../ports';
import { ruleText } from './dueRecords';
import { goOnDisposing, lookSoon } from './goOn';
import { heldIn } from './heldIn';
import { guardHolds } from './holds';
import { guardDue, seenRecord } from './keepRecords';
import { disposalView } from './disposals';
import { DisposalView } from './retentionViews';
import { writeOver } from './writeOver';

/** Each is a batch of its own, and several after that: more would have somebody wait. */
const MOST_DISPOSED = 10;

export const RecordsDisposed = z.object({
  records: z.array(RecordRef).min(1).max(MOST_DISPOSED).describe('Of one class'),
  reason: Reason,
});
export const DisposedRecords = z.object({ disposals: z.array(DisposalView) });

/**
 * Erases the words of what is due, for good: of the record, of the log beside its chain, of what was kept for writing to
 * people. Its number is never given again. A second click gives the certificate that there is.
 *
 * @throws Refusal `not-found`, `one-class`, `not-due`, `on-hold`
 */
export async function disposeRecords(
  { records, reason }: z.infer<typeof RecordsDisposed>,
  ctx: Admitted,
): Promise<z.infer<typeof DisposedRecords>> {
  refuseAboveCeiling(reason);
  const { id: panelId } = ctx.roster.panel;
  const disposals: Disposal[] = [];
  await guardAll(records, ctx);
  await lookSoon(ctx);
  for (const ref of records) {
    const begun = await ctx.ledger.change(panelId, ctx.now, (draft) => begin(ref, reason, draft, ctx));
    if (begun.state === 'running') await goOnDisposing(begun, ctx);
    const found = await ctx.store.read(panelId, `disposal:${begun.id}`);
    disposals.push(found === undefined ? begun : recordOf('disposal', found));
  }
  return { disposals: disposals.map((each) => disposalView(each, ctx)) };
}

type Draft = Parameters<Parameters<Admitted['ledger']['change']>[2]>[0];

/** All of them are looked at before the first goes. */
async function guardAll(records: readonly RecordRef[], ctx: Admitted): Promise<void> {
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const all = await Promise.all(records.map((ref) => seenRecord(ref, draft, ctx)));
    if (new Set(all.map((each) => each.class)).size > 1) throw new Refusal('one-class');
    for (const each of all) {
      if (each.retention?.disposed !== undefined) continue;
      guardDue(each, ctx);
      await guardHolds(each.ref, draft);
    }
  });
}

async function begin(ref: RecordRef, reason: string, draft: Draft, ctx: Admitted): Promise<Disposal> {
  const id = disposalId(ref);
  const known = await draft.read('disposal', id);
  if (known !== undefined) return known;
  const reviewed = await seenRecord(ref, draft, ctx);
  guardDue(reviewed, ctx);
  await guardHolds(ref, draft);
  const { now: at, sha256, roster } = ctx;
  const by = ctx.viewer.member.id;
  const held = await heldIn(ref, draft, ctx);
  const { class: of, reference, madeOn, endedOn, subject, readers, retention = {} } = reviewed;
  const disposal: Disposal = {
    ...{ state: 'running', id, panelId: roster.panel.id, class: of, of: ref, reference },
    ...(Object.keys(held).length === 0 ? {} : { held }),
    ...(madeOn === undefined ? {} : { madeOn }),
    ...(endedOn === undefined ? {} : { endedOn }),
    ...{
      rule: retention.reviewOn === undefined ? ruleText(of, ctx) : `Kept until ${retention.reviewOn}`,
      reason,
      by,
      at,
    },
  };
  draft.put('disposal', disposal);
  // The first of the batch: the digests of what is written stand in it.
  draft.log({ action: 'record-disposed', by, subject, readers, note: reason });
  await writeOver(ref, { retention: { ...retention, disposed: { by, at } }, by, sha256 }, draft);
  return disposal;
}
