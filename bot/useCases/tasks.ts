import { z } from 'zod';
import { itemOf } from '../domain/agendaOrder';
import { type Audience, isReader, wholePanel } from '../domain/audience';
import { DisruptionGrade, FourP } from '../domain/disruption';
import { AgencyId, AgendaItemId, MeetingId, MemberId, TaskId } from '../domain/ids';
import type { LogAction } from '../domain/log';
import type { Member } from '../domain/member';
import { Refusal } from '../domain/refusal';
import { hasRight, type Viewer } from '../domain/rights';
import {
  Outcome,
  ProgressNote,
  Reason,
  type Task,
  TaskDetail,
  type TaskOrigin,
  taskReaders,
  taskReference,
  TaskTitle,
} from '../domain/task';
import * as steps from '../domain/taskSteps';
import type { StepContext } from '../domain/taskSteps';
import { refuseAboveCeiling } from '../domain/text';
import { LocalDate, shortYearOf } from '../domain/time';
import type { Draft } from './changeDraft';
import { meetingIn } from './meetingChange';
import type { Context } from './ports';
import { taskView } from './present';
import { membersInRole } from './roster';
import type { TaskView } from './views';

export const GiveTask = z.object({
  taskId: TaskId.describe('Chosen by the caller, a UUID say: sent again, it is the same task'),
  title: TaskTitle,
  detail: TaskDetail.optional(),
  agencyId: AgencyId,
  ownerId: MemberId,
  deputyId: MemberId.optional(),
  dueOn: LocalDate,
  urgent: z.boolean().optional(),
  meetingId: MeetingId.optional().describe('The meeting at which it was given'),
  itemId: AgendaItemId.optional().describe('The item of that meeting: the task keeps its restriction'),
});
export type GiveTask = z.infer<typeof GiveTask>;

export const TaskRef = z.object({ taskId: TaskId });
export const TaskReason = TaskRef.extend({ reason: Reason });
export const TaskNote = TaskRef.extend({ note: ProgressNote.optional() });
export const TaskHolder = TaskRef.extend({ ownerId: MemberId, deputyId: MemberId.optional() });
export const TaskCompletion = TaskRef.extend({
  outcome: Outcome,
  fourP: FourP.optional(),
  proposedGrade: DisruptionGrade.optional(),
});
export const TaskClosure = TaskRef.extend({ fourP: FourP, moderatedGrade: DisruptionGrade.optional() });

export function maySeeTask(task: Task, viewer: Viewer): boolean {
  if (!hasRight(viewer, 'task.see')) return false;
  if (!viewer.isaCurrent) return task.agencyId === viewer.member.agencyId;
  return isReader(taskReaders(task), viewer.member);
}

export function stepContext({ viewer, now, roster, calendar }: Context): StepContext {
  return { viewer, now, timeZone: roster.panel.timeZone, holidays: calendar.holidays };
}

/** Gives a task to an agency: the owner and the deputy get a card. */
export async function allocateTask(input: GiveTask, ctx: Context): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) =>
    giveTask(input, await groundsOf(input, draft), draft, ctx),
  );
  return taskView(task, ctx);
}

/** Why a task is given, and who needs to know of it. */
interface Grounds {
  readonly origin: TaskOrigin;
  readonly audience: Audience;
}

async function groundsOf({ meetingId, itemId }: GiveTask, draft: Draft): Promise<Grounds> {
  if (meetingId === undefined) return { origin: { kind: 'panel' }, audience: wholePanel };
  const { agenda } = await meetingIn(draft, meetingId);
  if (itemId === undefined) return { origin: { kind: 'meeting', meetingId }, audience: wholePanel };
  return { origin: { kind: 'meeting', meetingId, itemId }, audience: itemOf(agenda, itemId).audience };
}

/** The part of a change that gives a task; an issue that becomes a task uses it too. */
export async function giveTask(input: GiveTask, grounds: Grounds, draft: Draft, ctx: Context): Promise<Task> {
  const again = await draft.read('task', input.taskId);
  if (again !== undefined) return sameOrRefuse(again, ctx);

  const proposed = await newTask(input, grounds, draft, ctx);
  const owner = await loadHolder(proposed.agencyId, input, draft, ctx);
  const task = steps.reallocate(proposed, { owner, deputyId: input.deputyId }, stepContext(ctx));
  record(task, 'task-allocated', undefined, draft, ctx);
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id }, to: holdersOf(task) });
  return task;
}

/** Suggests a task; those who run the panel decide. */
export async function proposeTask(input: GiveTask, ctx: Context): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const again = await draft.read('task', input.taskId);
    if (again !== undefined) return sameOrRefuse(again, ctx);
    const proposed = await newTask(input, { origin: { kind: 'panel' }, audience: wholePanel }, draft, ctx);
    await loadHolder(proposed.agencyId, input, draft, ctx);
    record(proposed, 'task-proposed', undefined, draft, ctx);
    tell(proposed, membersInRole(ctx.roster, 'coordinator'), draft);
    return proposed;
  });
  return taskView(task, ctx);
}

async function newTask(input: GiveTask, grounds: Grounds, draft: Draft, ctx: Context): Promise<Task> {
  const { taskId, title, detail, agencyId, ownerId, deputyId, dueOn, urgent = false } = input;
  const { panel } = ctx.roster;
  refuseAboveCeiling(title, detail);
  if (dueOn < ctx.today) throw new Refusal('due-date-passed');
  if ((await draft.findAgency(agencyId)) === undefined) throw new Refusal('not-found', { what: 'agency' });

  const year = shortYearOf(ctx.now, panel.timeZone);
  const number = draft.nextNumber(`task-${year}`);
  const stamp = { by: ctx.viewer.member.id, at: ctx.now };
  return {
    ...{ id: taskId, panelId: panel.id, number, title, agencyId, ownerId, dueOn, urgent },
    ...grounds,
    reference: taskReference(panel.referencePrefix, year, number),
    state: 'proposed',
    created: stamp,
    changed: stamp,
    ...(detail === undefined ? {} : { detail }),
    ...(deputyId === undefined ? {} : { deputyId }),
  };
}

/** The same new record sent twice is one record; somebody else's id is refused. */
function sameOrRefuse(task: Task, ctx: Context): Task {
  if (task.created.by !== ctx.viewer.member.id) throw new Refusal('id-taken');
  return task;
}

/** @throws Refusal `not-found`, `owner-not-in-agency`, `owner-cannot-answer`, `deputy-not-in-agency` */
async function loadHolder(
  agencyId: AgencyId,
  { ownerId, deputyId }: { ownerId: MemberId; deputyId?: MemberId | undefined },
  draft: Draft,
  { today }: Context,
): Promise<Member> {
  const owner = await draft.findMember(ownerId);
  if (owner === undefined) throw new Refusal('not-found', { what: 'member' });
  if (owner.agencyId !== agencyId) throw new Refusal('owner-not-in-agency', { name: owner.name });
  if (!steps.mayOwnTasks(owner, today)) throw new Refusal('owner-cannot-answer', { name: owner.name });
  if (deputyId !== undefined && (await draft.findMember(deputyId))?.agencyId !== agencyId) {
    throw new Refusal('deputy-not-in-agency');
  }
  return owner;
}

function holdersOf(task: Task): MemberId[] {
  return task.deputyId === undefined ? [task.ownerId] : [task.ownerId, task.deputyId];
}

function tell(task: Task, to: readonly MemberId[], draft: Draft): void {
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id }, to });
}

function record(task: Task, action: LogAction, note: string | undefined, draft: Draft, ctx: Context): void {
  draft.put('task', task);
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'task', id: task.id, reference: task.reference },
    readers: taskReaders(task),
    note,
  });
}

interface Step {
  readonly action: LogAction;
  readonly note?: string | undefined;
  readonly decide: (task: Task, context: StepContext, draft: Draft) => Task | Promise<Task>;
  /** Who gets a new card about it; everyone who has one already sees it change. */
  readonly tells?: (task: Task) => readonly MemberId[];
}

/** Loads, decides, saves: the same task back when nothing changed. A task one may not see is not found. */
async function takeStep(taskId: TaskId, step: Step, ctx: Context): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = await draft.read('task', taskId);
    if (current === undefined || !maySeeTask(current, ctx.viewer)) throw new Refusal('not-found', { what: 'task' });

    refuseAboveCeiling(step.note);
    const next = await step.decide(current, stepContext(ctx), draft);
    if (next === current) return current;

    record(next, step.action, step.note, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId }, to: [] });
    tell(next, step.tells?.(next) ?? [], draft);
    return next;
  });
  return taskView(task, ctx);
}

type Ref = z.infer<typeof TaskRef>;
type WithReason = z.infer<typeof TaskReason>;

export function acknowledgeTask({ taskId }: Ref, ctx: Context): Promise<TaskView> {
  return takeStep(taskId, { action: 'task-acknowledged', decide: steps.acknowledge }, ctx);
}

export function declineTask({ taskId, reason }: WithReason, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.decline(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-declined', note: reason, decide, tells }, ctx);
}

export function progressTask({ taskId, note }: z.infer<typeof TaskNote>, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.progress(task, note, context);
  return takeStep(taskId, { action: 'task-progressed', note, decide }, ctx);
}

export function blockTask({ taskId, reason }: WithReason, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.block(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-blocked', note: reason, decide, tells }, ctx);
}

export function unblockTask({ taskId }: Ref, ctx: Context): Promise<TaskView> {
  return takeStep(taskId, { action: 'task-unblocked', decide: steps.unblock }, ctx);
}

export function escalateTask({ taskId, reason }: WithReason, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.escalate(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'chair', 'deputyChair');
  return takeStep(taskId, { action: 'task-escalated', note: reason, decide, tells }, ctx);
}

export function completeTask(
  { taskId, ...completion }: z.infer<typeof TaskCompletion>,
  ctx: Context,
): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.complete(task, completion, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-completed', note: completion.outcome, decide, tells }, ctx);
}

export function closeTask({ taskId, ...closure }: z.infer<typeof TaskClosure>, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.close(task, closure, context);
  return takeStep(taskId, { action: 'task-closed', decide }, ctx);
}

export function withdrawTask({ taskId, reason }: WithReason, ctx: Context): Promise<TaskView> {
  const decide: Step['decide'] = (task, context) => steps.withdraw(task, reason, context);
  return takeStep(taskId, { action: 'task-withdrawn', note: reason, decide }, ctx);
}

type HolderInput = z.infer<typeof TaskHolder>;

export function reassignTask(input: HolderInput, ctx: Context): Promise<TaskView> {
  return handOver(input, 'task-reassigned', steps.reassign, ctx);
}

export function reallocateTask(input: HolderInput, ctx: Context): Promise<TaskView> {
  return handOver(input, 'task-reallocated', steps.reallocate, ctx);
}

function handOver(input: HolderInput, action: LogAction, step: typeof steps.reassign, ctx: Context): Promise<TaskView> {
  const { taskId, ownerId, deputyId } = input;
  const decide: Step['decide'] = async (task, context, draft) => {
    const agencyId = (await draft.findMember(ownerId))?.agencyId ?? task.agencyId;
    const owner = await loadHolder(agencyId, { ownerId, deputyId }, draft, ctx);
    return step(task, { owner, deputyId }, context);
  };
  const note = ctx.roster.members.get(ownerId)?.name;
  return takeStep(
    taskId,
    { action, note: note === undefined ? undefined : `To ${note}`, decide, tells: holdersOf },
    ctx,
  );
}
