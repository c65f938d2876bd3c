import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import { dayText, daysBetween, LocalDate } from '../../domain/time';
import type { Context } from '../ports';
import { MOST_DAYS, Span } from './periods';

/** The days that every period is compared with; neither day: with none. */
export const Baseline = z
  .object({ from: LocalDate.optional(), to: LocalDate.optional() })
  .superRefine(({ from, to }, context) => {
    const fault = (field: 'from' | 'to', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (from === undefined && to === undefined) return;
    if (from === undefined) fault('from', 'Give the first day, too.');
    else if (to === undefined) fault('to', 'Give the last day, too.');
    else if (to < from) fault('to', 'The last day comes before the first.');
    else if (daysBetween(from, to) > MOST_DAYS) fault('to', 'Take three years at the most.');
  });

export const BaselineSet = z.object({ baseline: Span.optional() });

/** @throws Refusal `not-found` */
export async function setBaseline({ from, to }: z.infer<typeof Baseline>, ctx: Context) {
  const { id } = ctx.roster.panel;
  const baseline = from === undefined || to === undefined ? undefined : { from, to };
  return ctx.ledger.change(id, ctx.now, async (draft): Promise<z.infer<typeof BaselineSet>> => {
    const panel = await draft.read('panel', '');
    if (panel === undefined) throw new Refusal('not-found', { what: 'panel' });
    const { baseline: before, ...rest } = panel;
    if (before?.from === from && before?.to === to) return { baseline };
    draft.put('panel', { ...rest, ...(baseline === undefined ? {} : { baseline }) });
    draft.log({
      ...{ action: 'panel-changed', by: ctx.viewer.member.id, readers: ['*'] },
      subject: { type: 'panel', id, reference: panel.name },
      note:
        baseline === undefined
          ? 'no baseline of the measures'
          : `the baseline of the measures: ${dayText(baseline.from, '')} to ${dayText(baseline.to, '')}`,
    });
    return { baseline };
  });
}
