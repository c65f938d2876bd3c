import { Refusal } from './refusal';
import { isOwed, type Task } from './task';
import { guard, owed, stampOf, type StepContext } from './taskSteps';
import { addDays, type LocalDate, localDateOf } from './time';

//   nothing asked ─ask▶ moreTime ─grant▶ due on the later day
//        ▲                │  ▲
//        │             refuse ask
//        └─────────────── ▼  │
//                       noMoreTime

/** Two years. */
const MOST_DAYS_AHEAD = 731;

/** A day that is asked for, or answered: an answer names it, so that a wish that was changed meanwhile is not taken for it. */
interface Wished {
  readonly dueOn: LocalDate;
}

/**
 * The agency asks for a later due day. Asked anew the later wish stands; the very same one changes nothing.
 *
 * @throws Refusal `wrong-state`, `not-later`, `due-date-passed`, `too-far-ahead`
 */
export function askTime(
  task: Task,
  { dueOn, reason }: Wished & { readonly reason: string },
  context: StepContext,
): Task {
  guard(task, 'askTime');
  if (task.moreTime?.dueOn === dueOn && task.moreTime.reason === reason) return task;
  if (dueOn <= task.dueOn) throw new Refusal('not-later');
  if (hasPassed(dueOn, context)) throw new Refusal('due-date-passed');
  if (dueOn > addDays(localDateOf(context.now, context.timeZone), MOST_DAYS_AHEAD)) throw new Refusal('too-far-ahead');
  const stamp = stampOf(context);
  const { noMoreTime: _, ...rest } = owed(task);
  return { ...rest, changed: stamp, moreTime: { ...stamp, dueOn, reason } };
}

/** @throws Refusal `wrong-state`, `no-such-wish`, `wished-day-passed` */
export function grantTime(task: Task, { dueOn }: Wished, context: StepContext): Task {
  if (isOwed(task) && task.moreTime === undefined && task.dueOn === dueOn) return task;
  guard(task, 'grantTime');
  guardWish(task, dueOn);
  if (hasPassed(dueOn, context)) throw new Refusal('wished-day-passed');
  const { moreTime: _, ...rest } = owed(task);
  return { ...rest, changed: stampOf(context), dueOn };
}

/** @throws Refusal `wrong-state`, `no-such-wish` */
export function refuseTime(
  task: Task,
  { dueOn, reason }: Wished & { readonly reason: string },
  context: StepContext,
): Task {
  if (isOwed(task) && task.noMoreTime?.dueOn === dueOn) return task;
  guard(task, 'refuseTime');
  guardWish(task, dueOn);
  const stamp = stampOf(context);
  const { moreTime: _, ...rest } = owed(task);
  return { ...rest, changed: stamp, noMoreTime: { ...stamp, dueOn, reason } };
}

/** Somebody has answered it, or another day is asked for by now. */
function guardWish({ moreTime }: Task, dueOn: LocalDate): void {
  if (moreTime?.dueOn !== dueOn) throw new Refusal('no-such-wish');
}

function hasPassed(dueOn: LocalDate, { now, timeZone }: StepContext): boolean {
  return dueOn < localDateOf(now, timeZone);
}
