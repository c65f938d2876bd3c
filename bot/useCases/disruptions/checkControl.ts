import { z } from 'zod';
import type { Disruption } from '../../domain/disruption';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted } from '../ports';
import { changeDisruption, guardSaid } from './disruptionChange';
import type { DisruptionView } from './disruptionViews';
import { DisruptionRef, guardRecheck } from './keepDisruptions';

export const ControlChecked = z.discriminatedUnion('holds', [
  DisruptionRef.extend({ holds: z.literal(true), recheckOn: LocalDate.describe('When somebody looks again') }),
  DisruptionRef.extend({ holds: z.literal(false), text: Reason.describe('What happened to it') }),
]);

/** Whether what was to last of a disruption is still in place. What is gone is looked after no more. @throws Refusal `review-day-over`, `not-found` */
export function checkControl(
  { disruptionId, ...said }: z.infer<typeof ControlChecked>,
  ctx: Admitted,
): Promise<DisruptionView> {
  const stamp = { by: ctx.viewer.member.id, at: ctx.now };
  const decide = async (before: Disruption, draft: Draft): Promise<Disruption> => {
    const { control } = before;
    if (control === undefined) throw new Refusal('not-found', { what: 'control' });
    if (said.holds) {
      if (control.recheckOn === said.recheckOn && control.checked?.by === stamp.by) return before;
      guardRecheck(said.recheckOn, ctx);
      return { ...before, control: { ...control, recheckOn: said.recheckOn, checked: { ...stamp, holds: true } } };
    }
    if (control.checked?.holds === false && control.checked.text === said.text) return before;
    await guardSaid([said.text], before.groupId, draft, ctx);
    const { recheckOn: _, ...gone } = control;
    return { ...before, control: { ...gone, checked: { ...stamp, holds: false, text: said.text } } };
  };
  const note = said.holds ? `in place, looked at again ${said.recheckOn}` : `no longer in place: ${said.text}`;
  return changeDisruption(disruptionId, { action: 'disruption-control-checked', said: () => ({ note }), decide }, ctx);
}
