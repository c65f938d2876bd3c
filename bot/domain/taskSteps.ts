import type { DisruptionGrade, FourP } from './disruption';
import type { MemberId } from './ids';
import type { Member, Role } from './member';
import { Refusal } from './refusal';
import { hasRight, rights, roleOn, type Viewer } from '../access/rights';
import { coreOf, isOwed, stateStamp, type Stamp, type Task, type TaskIn, type TaskState } from './task';
import {
  addMinutes,
  addWorkingDays,
  type Days,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
  timeText,
} from './time';

/** What the rules of a step need to know besides the task. */
export interface StepContext {
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly timeZone: string;
  readonly holidays: Days;
}

const owed: readonly TaskState[] = ['allocated', 'acknowledged', 'inProgress'];

interface StepRule {
  readonly from: readonly TaskState[];
  readonly who: (task: Task, viewer: Viewer) => boolean;
}

/** From which states each step leads on, and who may take it. The buttons and the refusals both come from here. */
export const taskSteps = {
  acknowledge: { from: ['allocated'], who: answersFor },
  decline: { from: owed, who: answersFor },
  progress: { from: owed, who: answersFor },
  block: { from: owed, who: answersFor },
  unblock: { from: owed, who: answersFor },
  complete: { from: owed, who: answersFor },
  reassign: { from: owed, who: (task, viewer) => handsOver(task, viewer) || hasRight(viewer, 'task.moveAgency') },
  escalate: { from: owed, who: (task, viewer) => directs(task, viewer) || answersFor(task, viewer) },
  reallocate: { from: ['proposed', 'declined'], who: directs },
  withdraw: { from: ['proposed', ...owed, 'completed', 'declined'], who: directs },
  close: { from: ['completed'], who: directs },
} as const satisfies Record<string, StepRule>;
export type TaskStep = keyof typeof taskSteps;

function answersFor(task: Task, viewer: Viewer): boolean {
  return viewer.member.agencyId === task.agencyId && hasRight(viewer, 'task.answer');
}

/** Whoever may answer tasks may be given one. */
export function mayOwnTasks(member: Member, today: LocalDate): boolean {
  const answering: readonly Role[] = rights['task.answer'];
  return answering.includes(roleOn(member, today));
}

function directs(_task: Task, viewer: Viewer): boolean {
  return hasRight(viewer, 'task.direct');
}

/** Inside the agency the work is handed on by whoever holds it or leads the agency. */
function handsOver(task: Task, viewer: Viewer): boolean {
  const { member } = viewer;
  const holds = member.id === task.ownerId || member.id === task.deputyId || member.role === 'agencyLead';
  return holds && answersFor(task, viewer);
}

export function mayStep(task: Task, step: TaskStep, viewer: Viewer): boolean {
  const { from, who }: StepRule = taskSteps[step];
  if (step === 'unblock' && task.blocked === undefined) return false;
  if (step === 'block' && task.blocked !== undefined) return false;
  if (step === 'escalate' && task.escalated !== undefined) return false;
  return from.includes(task.state) && who(task, viewer);
}

/** @throws Refusal `not-your-agency`, `not-allowed`, `wrong-state` (facts: step, state, by, at) */
function guard(task: Task, step: TaskStep, { viewer }: StepContext): void {
  const { from, who }: StepRule = taskSteps[step];
  if (!who(task, viewer)) {
    if (who === answersFor) throw new Refusal('not-your-agency');
    throw new Refusal(step === 'reassign' ? 'not-the-owner' : 'not-allowed');
  }
  if (!from.includes(task.state)) {
    const { by, at } = stateStamp(task);
    throw new Refusal('wrong-state', { step, state: task.state, by, at });
  }
}

function stampOf({ viewer, now }: StepContext): Stamp {
  return { by: viewer.member.id, at: now };
}

/** Core, allocation and flags of a task that goes on being owed. */
function heldOn(task: TaskIn<'allocated' | 'acknowledged' | 'inProgress'>, stamp: Stamp) {
  const { blocked, escalated, allocated } = task;
  return {
    ...coreOf(task),
    changed: stamp,
    allocated,
    ...(blocked === undefined ? {} : { blocked }),
    ...(escalated === undefined ? {} : { escalated }),
  };
}

function isHeld(task: Task): task is TaskIn<'allocated' | 'acknowledged' | 'inProgress'> {
  return isOwed(task);
}

/** Narrows what `guard` has already made sure of. */
function held(task: Task): TaskIn<'allocated' | 'acknowledged' | 'inProgress'> {
  if (!isHeld(task)) throw new Error(`Task ${task.reference} passed the guard in state ${task.state}`);
  return task;
}

/** Working with a task that nobody acknowledged acknowledges it. */
function acknowledgementOf(task: Task, stamp: Stamp): Stamp {
  return 'acknowledged' in task ? task.acknowledged : stamp;
}

/**
 * The agency confirms that it has taken the task on.
 * Returns the very same object when it already has, so that a second click changes nothing.
 *
 * @throws Refusal `not-your-agency`, `wrong-state`
 */
export function acknowledge(task: Task, context: StepContext): Task {
  if (answersFor(task, context.viewer) && 'acknowledged' in task && isOwed(task)) return task;
  guard(task, 'acknowledge', context);
  const stamp = stampOf(context);
  return { ...heldOn(held(task), stamp), state: 'acknowledged', acknowledged: stamp };
}

/** Back to the coordinator, with the reason. @throws Refusal `not-your-agency`, `wrong-state` */
export function decline(task: Task, reason: string, context: StepContext): Task {
  if (task.state === 'declined' && answersFor(task, context.viewer)) return task;
  guard(task, 'decline', context);
  const stamp = stampOf(context);
  const { allocated } = held(task);
  return { ...coreOf(task), state: 'declined', changed: stamp, allocated, declined: stamp, reason };
}

/** Work has begun or goes on. @throws Refusal `not-your-agency`, `wrong-state` */
export function progress(task: Task, note: string | undefined, context: StepContext): Task {
  guard(task, 'progress', context);
  const stamp = stampOf(context);
  if (task.state === 'inProgress' && (note === undefined || note === task.lastNote)) return task;
  return {
    ...heldOn(held(task), stamp),
    state: 'inProgress',
    acknowledged: acknowledgementOf(task, stamp),
    started: task.state === 'inProgress' ? task.started : stamp,
    ...(note === undefined ? {} : { lastNote: note }),
  };
}

/** @throws Refusal `not-your-agency`, `wrong-state` */
export function block(task: Task, reason: string, context: StepContext): Task {
  guard(task, 'block', context);
  // A stale button does not overwrite what was said first.
  if (task.blocked !== undefined) return task;
  return { ...held(task), changed: stampOf(context), blocked: { ...stampOf(context), reason } };
}

/** @throws Refusal `not-your-agency`, `wrong-state` */
export function unblock(task: Task, context: StepContext): Task {
  guard(task, 'unblock', context);
  if (task.blocked === undefined) return task;
  const { blocked: _, ...rest } = held(task);
  return { ...rest, changed: stampOf(context) };
}

/** Asks those who run the panel to step in. @throws Refusal `not-allowed`, `wrong-state` */
export function escalate(task: Task, reason: string, context: StepContext): Task {
  guard(task, 'escalate', context);
  if (task.escalated !== undefined) return task;
  return { ...held(task), changed: stampOf(context), escalated: { ...stampOf(context), reason } };
}

interface Completion {
  readonly outcome: string;
  readonly fourP?: FourP | undefined;
  readonly proposedGrade?: DisruptionGrade | undefined;
}

/** @throws Refusal `not-your-agency`, `wrong-state` */
export function complete(task: Task, { outcome, fourP, proposedGrade }: Completion, context: StepContext): Task {
  if (task.state === 'completed' && answersFor(task, context.viewer)) return task;
  guard(task, 'complete', context);
  const stamp = stampOf(context);
  return {
    ...coreOf(task),
    state: 'completed',
    changed: stamp,
    allocated: held(task).allocated,
    acknowledged: acknowledgementOf(task, stamp),
    completed: stamp,
    outcome,
    ...(fourP === undefined ? {} : { fourP }),
    ...(proposedGrade === undefined ? {} : { proposedGrade }),
  };
}

/** Only closed counts as done. @throws Refusal `not-allowed`, `wrong-state` */
export function close(
  task: Task,
  { fourP, moderatedGrade }: { fourP: FourP; moderatedGrade?: DisruptionGrade | undefined },
  context: StepContext,
): Task {
  if (task.state === 'closed' && directs(task, context.viewer)) return task;
  guard(task, 'close', context);
  if (task.state !== 'completed') throw new Error(`Task ${task.reference} passed the guard in state ${task.state}`);
  const stamp = stampOf(context);
  return {
    ...task,
    state: 'closed',
    changed: stamp,
    closed: stamp,
    fourP,
    ...(moderatedGrade === undefined ? {} : { moderatedGrade }),
  };
}

/** @throws Refusal `not-allowed`, `wrong-state` */
export function withdraw(task: Task, reason: string, context: StepContext): Task {
  if (task.state === 'withdrawn' && directs(task, context.viewer)) return task;
  guard(task, 'withdraw', context);
  const stamp = stampOf(context);
  return { ...coreOf(task), state: 'withdrawn', changed: stamp, withdrawn: stamp, reason };
}

interface Holder {
  readonly owner: Member;
  readonly deputyId?: MemberId | undefined;
}

/**
 * To another person of the same agency, or, by the chair alone, to another agency; they acknowledge anew.
 *
 * @throws Refusal `chair-only`, `not-the-owner`, `wrong-state`
 */
export function reassign(task: Task, { owner, deputyId }: Holder, context: StepContext): Task {
  if (isAlreadyGiven(task, { owner, deputyId }, context)) return task;
  const moves = owner.agencyId !== task.agencyId;
  if (moves && !hasRight(context.viewer, 'task.moveAgency')) throw new Refusal('chair-only');
  guard(task, 'reassign', context);
  if (owner.id === task.ownerId && deputyId === task.deputyId) return task;
  return allocated(task, { owner, deputyId }, context);
}

/** Gives a new task to an agency. Who may is for whoever lets it be written: those who direct tasks, or run a meeting. */
export function allocateNew(task: Task, holder: Holder, context: StepContext): Task {
  return allocated(task, holder, context);
}

/** Gives a proposed or declined task to an agency. @throws Refusal `not-allowed`, `wrong-state` */
export function reallocate(task: Task, holder: Holder, context: StepContext): Task {
  if (isAlreadyGiven(task, holder, context)) return task;
  guard(task, 'reallocate', context);
  return allocated(task, holder, context);
}

/** A second click by whoever gave it. */
function isAlreadyGiven(task: Task, { owner, deputyId }: Holder, { viewer }: StepContext): boolean {
  const same = task.ownerId === owner.id && task.deputyId === deputyId;
  return same && task.state === 'allocated' && task.allocated.by === viewer.member.id;
}

function allocated(task: Task, { owner, deputyId }: Holder, context: StepContext): Task {
  const { deputyId: _, notifiedAt: __, ...core } = coreOf(task);
  const stamp = stampOf(context);
  return {
    ...core,
    state: 'allocated',
    agencyId: owner.agencyId,
    ownerId: owner.id,
    ...(deputyId === undefined ? {} : { deputyId }),
    changed: stamp,
    allocated: { ...stamp, ackDueAt: ackDueAt(task.urgent, context) },
  };
}

/** Acknowledged within two working days, at the same time of day; urgent: within four hours, day or night. */
export function ackDueAt(urgent: boolean, { now, timeZone, holidays }: StepContext): Instant {
  if (urgent) return addMinutes(now, 4 * 60);
  return instantAt(addWorkingDays(localDateOf(now, timeZone), 2, holidays), timeText(now, timeZone), timeZone);
}
