import { wholePanel } from './audience';
import { canonical } from './canonical';
import type { Disclosure } from './disclosure';
import type { FourP } from './disruption';
import { given } from './given';
import type { AgencyId, MemberId, TaskId } from './ids';
import type { Panel } from './panel';
import { ERASED } from './sameWords';
import { isOpen, type Task, type TaskIn, taskReference } from './task';
import { ackDueAt, stampOf, type StepContext } from './taskSteps';
import { type Instant, instantAt, type LocalDate, shortYearOf } from './time';

/** How a task of the old action log stands. */
export const pastStates = ['allocated', 'acknowledged', 'inProgress', 'completed', 'closed', 'withdrawn'] as const;
type PastState = (typeof pastStates)[number];

interface Said {
  /** What the old log called it: by this it is the same task, however often it is brought in. */
  readonly reference: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly agencyId: AgencyId;
  readonly ownerId: MemberId;
  readonly givenOn: LocalDate;
  readonly dueOn: LocalDate;
}

/** A task as the old action log has it. */
export type PastTask = Said &
  (
    | { readonly state: Exclude<PastState, 'completed' | 'closed' | 'withdrawn'> }
    | { readonly state: 'completed'; readonly doneOn: LocalDate; readonly outcome: string; readonly fourP?: FourP }
    | { readonly state: 'closed'; readonly doneOn: LocalDate; readonly outcome: string; readonly fourP: FourP }
    | { readonly state: 'withdrawn'; readonly doneOn: LocalDate; readonly outcome: string }
  );

export interface BroughtIn {
  readonly panel: Panel;
  readonly id: TaskId;
  /** Its number among those of the year in which it is brought in. */
  readonly number: number;
  readonly context: StepContext;
  readonly disclosure?: Disclosure | undefined;
}

/**
 * The same as a task of this panel. It keeps its days: given, due, done. What is open counts as given to its people on
 * the day it comes in: reminders of days before say nothing, and the time to acknowledge runs from there.
 */
export function taskOfBefore(past: PastTask, { panel, id, number, context, disclosure }: BroughtIn): Task {
  const now = stampOf(context);
  const on = (day: LocalDate) => ({ by: now.by, at: noonOf(day, panel) });
  const { title, detail, agencyId, ownerId, dueOn } = past;
  const core = {
    ...{ id, panelId: panel.id, number, title, agencyId, ownerId, dueOn },
    reference: taskReference(panel.referencePrefix, shortYearOf(now.at, panel.timeZone), number),
    ...{ urgent: false, origin: { kind: 'panel' as const }, audience: wholePanel },
    ...{ created: on(past.givenOn), changed: now, before: { reference: past.reference, at: now.at } },
    ...given({ detail, disclosure }),
  };
  const allocated = { ...now, ackDueAt: ackDueAt(false, context) };
  switch (past.state) {
    case 'allocated':
      return { ...core, state: 'allocated', allocated };
    case 'acknowledged':
      return { ...core, state: 'acknowledged', allocated, acknowledged: now };
    case 'inProgress':
      return { ...core, state: 'inProgress', allocated, acknowledged: now, started: now };
    case 'withdrawn': {
      const withdrawn = on(past.doneOn);
      return { ...core, changed: withdrawn, state: 'withdrawn', withdrawn, reason: past.outcome };
    }
    case 'completed':
    case 'closed':
      return doneBefore(core, past, on);
  }
}

type Core = Omit<TaskIn<'proposed'>, 'state'>;
type DoneBefore = Extract<PastTask, { state: 'completed' | 'closed' }>;

function doneBefore(core: Core, past: DoneBefore, on: (day: LocalDate) => { by: MemberId; at: Instant }): Task {
  const [begun, done] = [on(past.givenOn), on(past.doneOn)];
  const all = { ...core, allocated: { ...begun, ackDueAt: begun.at }, acknowledged: begun, completed: done };
  const { outcome, fourP } = past;
  return past.state === 'closed'
    ? { ...all, changed: done, state: 'closed', outcome, fourP: past.fourP, closed: done }
    : { ...all, state: 'completed', outcome, ...given({ fourP }) };
}

/** A day of the old log has no time of day. */
function noonOf(day: LocalDate, { timeZone }: Panel): Instant {
  return instantAt(day, '12:00', timeZone);
}

/** How the tasks of before stand to what the panel has: by the same old reference they are the same. */
export type Standing = 'new' | 'changed' | 'unchanged' | 'worked';

/** `worked`: somebody has done something with it here since it came in, so that this panel knows better. */
export function standingOf(task: Task, found: Task | undefined): Standing {
  if (found === undefined) return 'new';
  // What was disposed of does not come back by its old list.
  if (found.retention?.disposed !== undefined) return 'worked';
  if (said(task) === said(found)) return 'unchanged';
  return isUntouched(found) ? 'changed' : 'worked';
}

/** Where an old log's words of a task stand in it. */
interface Brought {
  readonly words: readonly string[];
  /** From which of its fields they go with the entry that brought it in. */
  readonly fields: readonly string[];
}

/**
 * What came in with it. Of what was over by then all of it goes together; of any other what was reported goes, while
 * what it asks for is corrected by whoever works on it.
 */
export function wordsOfPastTask(task: Task): Brought {
  const { title, detail, before } = task;
  const asked = [title, ...(detail === undefined ? [] : [detail])];
  const reported = reportIn(task);
  const isOld = reported !== undefined && before !== undefined && reported.at <= before.at;
  const isWhole = isOld && !isOpen(task) && task.changed.at <= before.at;
  return {
    words: isOld ? [...asked, reported.said] : asked,
    fields: isWhole ? ['title', 'detail', 'outcome', 'reason'] : ['outcome', 'reason'],
  };
}

function reportIn(task: Task): { readonly at: Instant; readonly said: string } | undefined {
  if ('outcome' in task) return { at: task.completed.at, said: task.outcome };
  return task.state === 'withdrawn' ? { at: task.withdrawn.at, said: task.reason } : undefined;
}

/** Since it came in. What was over by then was changed on its own day; words that had to go do not come back. */
function isUntouched({ changed, before, ...task }: Task): boolean {
  return before !== undefined && changed.at <= before.at && !canonical(task).includes(ERASED);
}

/** All that an old log says of a task. */
function said(task: Task): string {
  const { title, detail, agencyId, ownerId, dueOn, created, state } = task;
  const { at: done, said: outcome } = reportIn(task) ?? {};
  const fourP = 'fourP' in task ? task.fourP : undefined;
  return canonical({ title, detail, agencyId, ownerId, dueOn, givenAt: created.at, state, done, outcome, fourP });
}
