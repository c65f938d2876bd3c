import { defaultTargets, type Targets } from './targets';
import type { DisruptionGrade, FourP } from './disruption';
import { given } from './given';
import { gradesAtClosing } from './gradesAtClosing';
import type { MemberId } from './ids';
import type { Member } from './member';
import { Refusal } from './refusal';
import type { QuietHours } from './reminder';
import {
  type Acknowledgement,
  coreOf,
  isOwed,
  owedStates,
  stateStamp,
  type Stamp,
  type Task,
  type TaskIn,
  type TaskState,
} from './task';
import { addMinutes, addWorkingDays, type Days, type Instant, instantAt, localDateOf, timeText } from './time';
import { workingMinutes } from './workingTime';

/** What a step needs to know besides the task. Whether `by` may take it, its row has told before. */
export interface StepContext {
  readonly by: MemberId;
  readonly now: Instant;
  readonly timeZone: string;
  readonly holidays: Days;
  /** The panel’s own, where it has any. */
  readonly targets?: Targets | undefined;
  readonly quietHours?: QuietHours | undefined;
}

export const taskStepNames = [
  ...(['acknowledge', 'decline', 'progress', 'block', 'unblock', 'complete', 'reassign'] as const),
  ...(['escalate', 'reallocate', 'withdraw', 'close', 'askTime', 'grantTime', 'refuseTime'] as const),
  'reword' as const,
];
export type TaskStep = (typeof taskStepNames)[number];

/** From which states each step leads on. The buttons and the refusals both come from here. */
const stepsFrom: Readonly<Record<TaskStep, readonly TaskState[]>> = {
  acknowledge: ['allocated'],
  decline: owedStates,
  progress: owedStates,
  block: owedStates,
  unblock: owedStates,
  complete: owedStates,
  reassign: owedStates,
  escalate: owedStates,
  reallocate: ['proposed', 'declined'],
  withdraw: ['proposed', ...owedStates, 'completed', 'declined'],
  close: ['completed'],
  askTime: owedStates,
  grantTime: owedStates,
  refuseTime: owedStates,
  reword: ['proposed', ...owedStates, 'completed', 'declined'],
};

/** Whether the step would change the task, whoever takes it. */
export function canStep(task: Task, step: TaskStep): boolean {
  if (step === 'unblock' && task.blocked === undefined) return false;
  if (step === 'block' && task.blocked !== undefined) return false;
  if (step === 'escalate' && task.escalated !== undefined) return false;
  if ((step === 'grantTime' || step === 'refuseTime') && task.moreTime === undefined) return false;
  return stepsFrom[step].includes(task.state);
}

/** @throws Refusal `wrong-state` (facts: step, state, by, at) */
export function guard(task: Task, step: TaskStep): void {
  if (stepsFrom[step].includes(task.state)) return;
  const { by, at } = stateStamp(task);
  throw new Refusal('wrong-state', { step, state: task.state, by, at });
}

export function stampOf({ by, now }: StepContext): Stamp {
  return { by, at: now };
}

type OwedTask = TaskIn<'allocated' | 'acknowledged' | 'inProgress'>;

/** Core, allocation and flags of a task that goes on being owed. */
function stillOwed(task: OwedTask, stamp: Stamp) {
  const { blocked, escalated, allocated, moreTime, noMoreTime } = task;
  return { ...coreOf(task), changed: stamp, allocated, ...given({ blocked, escalated, moreTime, noMoreTime }) };
}

function isOwedTask(task: Task): task is OwedTask {
  return isOwed(task);
}

/** Narrows what `guard` has already made sure of. */
export function owed(task: Task): OwedTask {
  if (!isOwedTask(task)) throw new Error(`Task ${task.reference} passed the guard in state ${task.state}`);
  return task;
}

/** Working with a task that nobody acknowledged acknowledges it. */
function acknowledgementOf(task: OwedTask, context: StepContext): Acknowledgement {
  if ('acknowledged' in task) return task.acknowledged;
  const since = task.notifiedAt ?? task.allocated.at;
  return { ...stampOf(context), workingMinutes: workingMinutes(since, context.now, context, context.holidays) };
}

/**
 * The agency confirms that it has taken the task on.
 * Returns the very same object when it already has, so that a second click changes nothing.
 *
 * @throws Refusal `wrong-state`
 */
export function acknowledge(task: Task, context: StepContext): Task {
  if ('acknowledged' in task && isOwed(task)) return task;
  guard(task, 'acknowledge');
  const acknowledged = acknowledgementOf(owed(task), context);
  return { ...stillOwed(owed(task), stampOf(context)), state: 'acknowledged', acknowledged };
}

/** Back to the coordinator, with the reason. @throws Refusal `wrong-state` */
export function decline(task: Task, reason: string, context: StepContext): Task {
  if (task.state === 'declined') return task;
  guard(task, 'decline');
  const stamp = stampOf(context);
  const { allocated } = owed(task);
  return { ...coreOf(task), state: 'declined', changed: stamp, allocated, declined: stamp, reason };
}

/** Work has begun or goes on. @throws Refusal `wrong-state` */
export function progress(task: Task, note: string | undefined, context: StepContext): Task {
  guard(task, 'progress');
  const stamp = stampOf(context);
  if (task.state === 'inProgress' && (note === undefined || note === task.lastNote)) return task;
  return {
    ...stillOwed(owed(task), stamp),
    state: 'inProgress',
    acknowledged: acknowledgementOf(owed(task), context),
    started: task.state === 'inProgress' ? task.started : stamp,
    ...(note === undefined ? {} : { lastNote: note }),
  };
}

/** @throws Refusal `wrong-state` */
export function block(task: Task, reason: string, context: StepContext): Task {
  guard(task, 'block');
  // A stale button does not overwrite what was said first.
  if (task.blocked !== undefined) return task;
  return { ...owed(task), changed: stampOf(context), blocked: { ...stampOf(context), reason } };
}

/** @throws Refusal `wrong-state` */
export function unblock(task: Task, context: StepContext): Task {
  guard(task, 'unblock');
  if (task.blocked === undefined) return task;
  const { blocked: _, ...rest } = owed(task);
  return { ...rest, changed: stampOf(context) };
}

/** Asks those who run the panel to step in. @throws Refusal `wrong-state` */
export function escalate(task: Task, reason: string, context: StepContext): Task {
  guard(task, 'escalate');
  if (task.escalated !== undefined) return task;
  return { ...owed(task), changed: stampOf(context), escalated: { ...stampOf(context), reason } };
}

interface Completion {
  readonly outcome: string;
  readonly fourP?: FourP | undefined;
  readonly proposedGrade?: DisruptionGrade | undefined;
}

/** @throws Refusal `wrong-state` */
export function complete(task: Task, { outcome, fourP, proposedGrade }: Completion, context: StepContext): Task {
  if (task.state === 'completed') return task;
  guard(task, 'complete');
  const stamp = stampOf(context);
  return {
    ...coreOf(task),
    state: 'completed',
    changed: stamp,
    allocated: owed(task).allocated,
    acknowledged: acknowledgementOf(owed(task), context),
    completed: stamp,
    outcome,
    ...(fourP === undefined ? {} : { fourP }),
    ...(proposedGrade === undefined ? {} : { proposedGrade }),
  };
}

/** Only closed counts as done. @throws Refusal `wrong-state` */
export function close(
  task: Task,
  { fourP, moderatedGrade }: { fourP: FourP; moderatedGrade?: DisruptionGrade | undefined },
  context: StepContext,
): Task {
  if (task.state === 'closed') return task;
  guard(task, 'close');
  if (task.state !== 'completed') throw new Error(`Task ${task.reference} passed the guard in state ${task.state}`);
  const stamp = stampOf(context);
  const grades = gradesAtClosing(task, moderatedGrade, stamp);
  return {
    ...task,
    state: 'closed',
    changed: stamp,
    closed: stamp,
    fourP,
    ...given({ proposedGrade: grades?.proposed.grade, moderatedGrade: grades?.moderated?.grade }),
  };
}

/** @throws Refusal `wrong-state` */
export function withdraw(task: Task, reason: string, context: StepContext): Task {
  if (task.state === 'withdrawn') return task;
  guard(task, 'withdraw');
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
 * @throws Refusal `wrong-state`
 */
export function reassign(task: Task, { owner, deputyId }: Holder, context: StepContext): Task {
  if (isAlreadyGiven(task, { ownerId: owner.id, deputyId }, context.by)) return task;
  guard(task, 'reassign');
  if (owner.id === task.ownerId && deputyId === task.deputyId) return task;
  return allocated(task, { owner, deputyId }, context);
}

/** Another deputy, or none: its owner goes on with it as it stands. @throws Refusal `wrong-state` */
export function withDeputy(task: Task, deputyId: MemberId | undefined, context: StepContext): Task {
  if (task.deputyId === deputyId) return task;
  guard(task, 'reassign');
  const { deputyId: _, ...rest } = owed(task);
  return { ...rest, ...given({ deputyId }), changed: stampOf(context) };
}

/** Gives a new task to an agency. Who may is for whoever lets it be written: those who direct tasks, or run a meeting. */
export function allocateNew(task: Task, holder: Holder, context: StepContext): Task {
  return allocated(task, holder, context);
}

/** Whoever has it has left: those who run the panel give it to somebody else, however far it had come. */
export function isAbandoned(task: Task, isSeated: (id: MemberId) => boolean): boolean {
  return isOwed(task) && !isSeated(task.ownerId);
}

/**
 * Gives a proposed or declined task to an agency, or one that is abandoned.
 *
 * @throws Refusal `wrong-state`
 */
export function reallocate(task: Task, holder: Holder, context: StepContext, abandoned = false): Task {
  if (isAlreadyGiven(task, { ownerId: holder.owner.id, deputyId: holder.deputyId }, context.by)) return task;
  if (!abandoned) guard(task, 'reallocate');
  return allocated(task, holder, context);
}

/** A second click by whoever gave it. */
export function isAlreadyGiven(
  task: Task,
  { ownerId, deputyId }: { readonly ownerId: MemberId; readonly deputyId?: MemberId | undefined },
  by: MemberId,
): boolean {
  const same = task.ownerId === ownerId && task.deputyId === deputyId;
  return same && task.state === 'allocated' && task.allocated.by === by;
}

function allocated(task: Task, { owner, deputyId }: Holder, context: StepContext): Task {
  const { deputyId: _, notifiedAt: __, chasedOn: ___, lastComment: ____, ...core } = coreOf(task);
  const stamp = stampOf(context);
  // What an agency has asked for waits on, whoever of it holds the task; what was written to it is no other's to read.
  const { moreTime, noMoreTime, lastComment } = owner.agencyId === task.agencyId ? task : {};
  return {
    ...core,
    state: 'allocated',
    agencyId: owner.agencyId,
    ownerId: owner.id,
    ...given({ deputyId, moreTime, noMoreTime, lastComment }),
    changed: stamp,
    allocated: { ...stamp, ackDueAt: ackDueAt(task.urgent, context) },
  };
}

/** Acknowledged within so many working days, at the same time of day; urgent: within so many hours, day or night. */
export function ackDueAt(urgent: boolean, { now, timeZone, holidays, targets = defaultTargets }: StepContext): Instant {
  if (urgent) return addMinutes(now, targets.urgentHours * 60);
  return instantAt(
    addWorkingDays(localDateOf(now, timeZone), targets.ackWorkingDays, holidays),
    timeText(now, timeZone),
    timeZone,
  );
}
