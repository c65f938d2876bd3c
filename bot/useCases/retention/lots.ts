import { z } from 'zod';
import { hasRight } from '../../access/rights';
import type { Disposal } from '../../domain/disposal';
import { Refusal } from '../../domain/refusal';
import { classNames, periodsOf } from '../../domain/retention';
import { dayOf, firstNotDue } from '../../domain/retentionDays';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, type LocalDate } from '../../domain/time';
import { documentIdAt, recordOf } from '../../ledger/records';
import type { Admitted, Context } from '../ports';
import { disposalView } from './disposals';
import { ruleText } from './dueRecords';
import { lotPage } from './forgetLot';
import { goOnDisposing } from './goOn';
import type { DisposalView, LotView } from './retentionViews';

/** What nobody reviews one by one: it is nothing that the panel decided, and goes all together. */
const LotClass = z.enum(['message', 'turnedAway']);
type LotClass = z.infer<typeof LotClass>;

export const LotDisposed = z.object({ class: LotClass, reason: Reason });

/** The lots of which something is due. */
export async function dueLots(ctx: Context): Promise<LotView[]> {
  const all = await Promise.all(LotClass.options.map(async (of) => ((await isAnyDue(of, ctx)) ? [of] : [])));
  return all.flat().map((of) => ({
    ...{ class: of, className: classNames[of], mayDispose: hasRight(ctx.viewer, 'retention.decide') },
    text: `${nameOf(of, beforeOf(of, ctx), ctx)} may go`,
  }));
}

function beforeOf(of: LotClass, { roster, today }: Pick<Context, 'roster' | 'today'>): LocalDate {
  return firstNotDue(periodsOf(roster.panel)[of], today);
}

function nameOf(of: LotClass, before: LocalDate, { today }: Pick<Context, 'today'>): string {
  return `${classNames[of]} of before ${dayText(before, today)}`;
}

async function isAnyDue(of: LotClass, ctx: Context): Promise<boolean> {
  const before = beforeOf(of, ctx);
  if (of === 'turnedAway') {
    const found = await ctx.store.read(ctx.roster.panel.id, documentIdAt('turnedAways', ''));
    return found !== undefined && recordOf('turnedAways', found).people.some(({ lastAt }) => dayOf(lastAt) < before);
  }
  const oldest = await Promise.all(
    (['message', 'mailLink'] as const).map((type) => lotPage(type, before, undefined, 1, ctx)),
  );
  return oldest.flat().length > 0;
}

/** @throws Refusal `not-due` where nothing of it is due */
export async function disposeLot(
  { class: of, reason }: z.infer<typeof LotDisposed>,
  ctx: Admitted,
): Promise<DisposalView> {
  refuseAboveCeiling(reason);
  const before = beforeOf(of, ctx);
  const { id: panelId } = ctx.roster.panel;
  const id = `${of}.before-${before}`;
  const known = await ctx.store.read(panelId, documentIdAt('disposal', id));
  const reference = nameOf(of, before, ctx);
  if (known === undefined && !(await isAnyDue(of, ctx))) throw new Refusal('not-due', { reference });
  const by = ctx.viewer.member.id;
  const begun = await ctx.ledger.change(panelId, ctx.now, async (draft) => {
    const standing = await draft.read('disposal', id);
    if (standing !== undefined) return standing;
    const disposal: Disposal = {
      ...{ state: 'running', id, panelId, class: of, before, reference, rule: ruleText(of, ctx) },
      ...{ reason, by, at: ctx.now },
    };
    draft.put('disposal', disposal);
    const subject = { type: 'message', id, reference } as const;
    draft.log({ action: 'record-disposed', by, subject, readers: ['*'], note: reason });
    return disposal;
  });
  if (begun.state === 'running') await goOnDisposing(begun, ctx);
  const found = await ctx.store.read(panelId, documentIdAt('disposal', id));
  return disposalView(found === undefined ? begun : recordOf('disposal', found), ctx);
}
