import type { Agency } from './agency';
import { type Disclosure, guardDisclosure, guardOvert } from './disclosure';
import { given } from './given';
import type { MemberId } from './ids';
import { Refusal } from './refusal';
import { isOpen, isOwed, type Stamp, type Task } from './task';
import type { Instant, LocalDate } from './time';

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

/** It has parts with other agencies. */
export function split(task: Task, stamp: Stamp): Task {
  return { ...task, isSplit: true, changed: stamp };
}

/** Another agency hears of it: whether it may is asked anew. @throws Refusal `covert-activity`, `gateway-needed` */
export function disclosedTo(task: Task, agency: Agency, disclosure: Disclosure | undefined): Task {
  guardOvert(agency, task.title, task.detail);
  guardDisclosure([agency], disclosure);
  const { disclosure: _, ...rest } = task;
  return { ...rest, ...given({ disclosure }) };
}
