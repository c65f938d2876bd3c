import { z } from 'zod';
import { hasRight } from '../../access/rights';
import type { Disposal } from '../../domain/disposal';
import { Refusal } from '../../domain/refusal';
import { classNames, periodsOf } from '../../domain/retention';
import { dayOf, firstNotDue } from '../../domain/retentionDays';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, type LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { documentIdAt, recordOf } from '../../ledger/records';
import type { Admitted, Context } from '../ports';
import { disposalView } from './disposals';
import { ruleText } from './dueRecords';
import { lotPage } from './forgetLot';
import { goOnDisposing, lookSoon } from './goOn';
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
  const oldest = await Promise.all((['message', 'mailLink'] as const).map((type) => lotPage(type, before, 1, ctx)));
  return oldest.flat().length > 0;
}

/**
 * A second click, and a second coordinator, get the certificate that there is. What was still waiting to be sent when a
 * lot went, and is over now, goes with a lot of its own.
 *
 * @throws Refusal `not-due` where nothing of it is due
 */
export async function disposeLot(
  { class: of, reason }: z.infer<typeof LotDisposed>,
  ctx: Admitted,
): Promise<DisposalView> {
  refuseAboveCeiling(reason);
  const { id: panelId } = ctx.roster.panel;
  await lookSoon(ctx);
  const begun = await ctx.ledger.change(panelId, ctx.now, (draft) => beginLot(of, reason, draft, ctx));
  if (begun.state === 'running') await goOnDisposing(begun, ctx);
  const found = await ctx.store.read(panelId, documentIdAt('disposal', begun.id));
  return disposalView(found === undefined ? begun : recordOf('disposal', found), ctx);
}

async function beginLot(of: LotClass, reason: string, draft: Draft, ctx: Admitted): Promise<Disposal> {
  const before = beforeOf(of, ctx);
  const reference = nameOf(of, before, ctx);
  const { next: id, last } = await lotsBefore(`${of}.before-${before}`, draft);
  if (last?.state === 'running') return last;
  if (!(await isAnyDue(of, ctx))) {
    if (last === undefined) throw new Refusal('not-due', { reference });
    return last;
  }
  const by = ctx.viewer.member.id;
  const disposal: Disposal = {
    ...{ state: 'running', id, panelId: ctx.roster.panel.id, class: of, before, reference, rule: ruleText(of, ctx) },
    ...{ reason, by, at: ctx.now },
  };
  draft.put('disposal', disposal);
  const subject = { type: 'message', id, reference } as const;
  draft.log({ action: 'record-disposed', by, subject, readers: ['*'], note: reason });
  return disposal;
}

/** The last lot of one class and day, and the id of the next. */
async function lotsBefore(first: string, draft: Draft): Promise<{ last?: Disposal | undefined; next: string }> {
  let last: Disposal | undefined;
  for (let number = 1; ; number++) {
    const next = number === 1 ? first : `${first}.${number}`;
    const standing = await draft.read('disposal', next);
    if (standing === undefined) return { last, next };
    last = standing;
  }
}
