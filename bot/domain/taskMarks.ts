import type { Agency } from './agency';
import { type Disclosure, guardDisclosure, guardOvert } from './disclosure';
import type { Panel } from './panel';
import { given } from './given';
import type { MemberId } from './ids';
import { Refusal } from './refusal';
import { isOpen, isOwed, type Stamp, type Task } from './task';
import { guard, stampOf, type StepContext } from './taskSteps';
import { refuseAboveCeiling } from './text';
import { addMinutes, type Instant, type LocalDate } from './time';

// What is noted on a task besides its steps. The very same task where there is nothing to note.

/** It came to `memberId` at `at`: the first time that it reaches its owner counts, before the task was acknowledged. */
export function notified(task: Task, memberId: MemberId, at: Instant): Task {
  if (task.notifiedAt !== undefined || task.ownerId !== memberId || !isOwed(task)) return task;
  const isLate = 'acknowledged' in task && at > task.acknowledged.at;
  return isLate ? task : { ...task, notifiedAt: at };
}

/** Its people are reminded by hand: once a day however often it is asked. */
export function chased(task: Task, today: LocalDate): Task {
  return !isOwed(task) || task.chasedOn === today ? task : { ...task, chasedOn: today };
}

export function isSplittable(task: Task): boolean {
  return isOpen(task) && task.partOf === undefined;
}

/** @throws Refusal `not-to-be-split` */
export function guardSplit(task: Task): void {
  if (!isSplittable(task)) throw new Refusal('not-to-be-split');
}

/** What a task asks for. */
export type TaskWords = Pick<Task, 'title' | 'detail'>;

/**
 * It asks for the same in other words; without a detail, it has none any more.
 *
 * @throws Refusal `wrong-state`, `marking-too-high`, `covert-activity`
 */
export function reworded(
  task: Task,
  { title, detail }: TaskWords,
  { agency, panel }: { readonly agency: Agency; readonly panel: Panel },
  context: StepContext,
): Task {
  guard(task, 'reword');
  if (task.title === title && task.detail === detail) return task;
  refuseAboveCeiling(title, detail);
  guardOvert(agency, panel, title, detail);
  const { detail: _, ...rest } = task;
  return { ...rest, title, ...given({ detail }), changed: stampOf(context) };
}

/** The same words again by the same person within this time are a second click. */
const SAME_CLICK_MINUTES = 10;

/** Its agency and the panel write to each other, whatever has become of it. @throws Refusal `marking-too-high` */
export function commented(task: Task, text: string, context: StepContext): Task {
  refuseAboveCeiling(text);
  const { lastComment } = task;
  const stamp = stampOf(context);
  const isAgain =
    lastComment?.by === stamp.by &&
    lastComment.text === text &&
    stamp.at < addMinutes(lastComment.at, SAME_CLICK_MINUTES);
  return isAgain ? task : { ...task, changed: stamp, lastComment: { ...stamp, text } };
}

/** It has parts with other agencies. */
export function split(task: Task, stamp: Stamp): Task {
  return { ...task, isSplit: true, changed: stamp };
}

/** Another agency hears of it: whether it may is asked anew. @throws Refusal `covert-activity`, `gateway-needed` */
export function disclosedTo(task: Task, agency: Agency, disclosure: Disclosure | undefined, panel: Panel): Task {
  guardOvert(agency, panel, task.title, task.detail);
  guardDisclosure([agency], disclosure, panel);
  const { disclosure: _, ...rest } = task;
  return { ...rest, ...given({ disclosure }) };
}
