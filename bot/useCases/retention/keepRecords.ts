import { z } from 'zod';
import { RecordRef } from '../../domain/disposal';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted } from '../ports';
import { dueOnOf } from './dueRecords';
import { readReviewed, type Reviewed } from './reviewed';

/** With their entries they fit into one batch. */
const MOST_KEPT = 25;

export const RecordsKept = z.object({
  records: z.array(RecordRef).min(1).max(MOST_KEPT),
  until: LocalDate.describe('They are looked at again from this day on'),
  reason: Reason,
});
export const KeptRecords = z.object({ kept: z.array(z.string()).describe('References') });

/**
 * Keeps what is due until another day.
 *
 * @throws Refusal `not-later` where that day is not to come; `not-found`, `not-due`, `disposed-of`
 */
export async function keepRecords(
  { records, until, reason }: z.infer<typeof RecordsKept>,
  ctx: Admitted,
): Promise<z.infer<typeof KeptRecords>> {
  refuseAboveCeiling(reason);
  if (until <= ctx.today) throw new Refusal('not-later');
  const by = ctx.viewer.member.id;
  const kept = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const found: string[] = [];
    for (const ref of records) {
      const reviewed = await seenRecord(ref, draft, ctx);
      const { retention, subject, readers, reference } = reviewed;
      found.push(reference);
      // A second click.
      if (retention?.reviewOn === until) continue;
      guardDue(reviewed, ctx);
      reviewed.decide({ ...retention, reviewOn: until }, draft);
      const note = `Until ${dayText(until, '')}. ${reason}`;
      draft.log({ action: 'record-kept', by, subject, readers, note });
    }
    return found;
  });
  return { kept };
}

/** @throws Refusal `not-found` for what is hidden as for what is not there */
export async function seenRecord(ref: RecordRef, draft: Draft, ctx: Admitted): Promise<Reviewed> {
  const reviewed = await readReviewed(ref, draft, ctx);
  if (reviewed === undefined || !reviewed.sees(ctx.viewer)) throw new Refusal('not-found', { what: 'record' });
  return reviewed;
}

/** @throws Refusal `disposed-of`, `not-due` */
export function guardDue(reviewed: Reviewed, ctx: Admitted): void {
  const { reference, retention } = reviewed;
  if (retention?.disposed !== undefined) throw new Refusal('disposed-of', { reference });
  const dueOn = dueOnOf(reviewed, ctx);
  if (dueOn === undefined || dueOn > ctx.today) throw new Refusal('not-due', { reference });
}
