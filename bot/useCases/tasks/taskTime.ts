import type { z } from 'zod';
import * as wishes from '../../domain/moreTime';
import { holdersOf, Reason } from '../../domain/task';
import { dayText, LocalDate } from '../../domain/time';
import type { Admitted } from '../ports';
import { TaskRef, takeStep } from './taskAnswering';
import { answerersOf } from './taskChange';
import type { TaskStepView } from './taskViews';

export const TimeWish = TaskRef.extend({ dueOn: LocalDate.describe('The later day'), reason: Reason });
export const TimeGrant = TaskRef.extend({ dueOn: LocalDate.describe('The day that was asked for') });
export const TimeRefusal = TimeGrant.extend({ reason: Reason });

/**
 * The coordinator gets a card on which to answer; the wish is open until somebody does. Asked anew before that, the card
 * says the later wish, and no other comes.
 */
export function askTime({ taskId, ...wish }: z.infer<typeof TimeWish>, ctx: Admitted): Promise<TaskStepView> {
  const until = dayText(wish.dueOn, ctx.today);
  return takeStep(
    taskId,
    {
      action: 'task-more-time-asked',
      // The day first, in a line of its own: see ledger/sayingRecords.ts.
      note: `Until ${until}\n${wish.reason}`,
      typed: [wish.reason],
      decide: (task, context) => wishes.askTime(task, wish, context),
      tells: (task, before) => (before.moreTime === undefined ? answerersOf(task, ctx) : []),
      // Until when stands on the card, which follows when it is asked anew.
      said: `${ctx.viewer.member.name} asked for more time on ${dayText(ctx.today, ctx.today)}.`,
    },
    ctx,
  );
}

export function grantTime({ taskId, dueOn }: z.infer<typeof TimeGrant>, ctx: Admitted): Promise<TaskStepView> {
  const day = dayText(dueOn, ctx.today);
  const today = dayText(ctx.today, ctx.today);
  return takeStep(
    taskId,
    {
      action: 'task-more-time-granted',
      note: `Due ${day}`,
      typed: [],
      decide: (task, context) => wishes.grantTime(task, { dueOn }, context),
      tells: holdersOf,
      // It stays true whatever comes of it: when it is due the card says itself.
      said: `${ctx.viewer.member.name} gave more time on ${today}, until ${day}.`,
    },
    ctx,
  );
}

export function refuseTime({ taskId, ...answer }: z.infer<typeof TimeRefusal>, ctx: Admitted): Promise<TaskStepView> {
  return takeStep(
    taskId,
    {
      action: 'task-more-time-refused',
      note: answer.reason,
      decide: (task, context) => wishes.refuseTime(task, answer, context),
      tells: holdersOf,
      said: `${ctx.viewer.member.name} gave no more time on ${dayText(ctx.today, ctx.today)}.`,
    },
    ctx,
  );
}
