import { z } from 'zod';
import { DisruptionGrade, FourP } from '../../domain/disruption';
import { MemberId, TaskId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { Refusal } from '../../domain/refusal';
import { holdersOf, Outcome, ProgressNote, Reason, type Task } from '../../domain/task';
import * as steps from '../../domain/taskSteps';
import { chased, disclosedTo } from '../../domain/taskMarks';
import type { StepContext } from '../../domain/taskSteps';
import { guardMove, taskConditions } from '../../access/taskConditions';
import { linesAdded } from '../log/history';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted, Context } from '../ports';
import { taskView } from './viewTask';
import { membersInRole } from '../../ledger/roster';
import { noteRefused, recordTask, stepContext, tell, tellNews } from './taskChange';
import { maySeeTask } from '../../access/sight';
import { readAsTask } from '../disruptions/ofRecord';
import { disruptionOfClosed } from '../disruptions/writtenDisruptions';
import { guardTaskWords } from './guardTaskWords';
import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import { loadHolder, refuseRecused } from './taskGiving';
import type { TaskStepView } from './taskViews';

export const TaskRef = z.object({ taskId: TaskId });
export const TaskReason = TaskRef.extend({ reason: Reason });
export const TaskNote = TaskRef.extend({ note: ProgressNote.optional() });
export const TaskHolder = TaskRef.extend({
  ...{ ownerId: MemberId, deputyId: MemberId.optional() },
  reason: Reason.optional().describe('Why it is theirs from now on: its history says so'),
  ...disclosureFields,
});
export const TaskCompletion = TaskRef.extend({
  outcome: Outcome,
  fourP: FourP.optional(),
  proposedGrade: DisruptionGrade.optional(),
});
export const TaskClosure = TaskRef.extend({ fourP: FourP, moderatedGrade: DisruptionGrade.optional() });

export interface Step {
  readonly action: LogAction;
  readonly note?: string | undefined;
  /** What somebody wrote for it, where that is not the note. */
  readonly typed?: readonly (string | undefined)[];
  /** The text that is written over. */
  readonly former?: (before: Task) => string;
  readonly decide: (task: Task, context: StepContext, draft: Draft) => Task | Promise<Task>;
  /** A second click, by somebody who may not take the step any more since it is done. */
  readonly isDone?: (task: Task) => boolean;
  /** Who gets a new card about it; everyone who has one already sees it change. */
  readonly tells?: (task: Task, before: Task) => readonly MemberId[];
  /** Why that card comes, where the card alone would not say; such news waits for the end of quiet hours. */
  readonly said?: string;
}

/** Loads, decides, saves: the same task back when nothing changed. */
export async function takeStep(taskId: TaskId, step: Step, ctx: Admitted): Promise<TaskStepView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = ctx.admission.admit(taskConditions, await draft.read('task', taskId), step.isDone);
    if (step.isDone?.(current) === true) return current;
    await guardTaskWords(current, step.typed ?? [step.note], draft, ctx);
    if (current.retention?.disposed !== undefined) {
      throw new Refusal('disposed-of', { reference: current.reference });
    }
    const next = await step.decide(current, stepContext(ctx), draft);
    if (next === current) return current;

    recordTask(next, step.action, { note: step.note, former: step.former?.(current) }, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId }, to: [] });
    const told = step.tells?.(next, current) ?? [];
    if (step.said === undefined) tell(next, told, draft);
    else tellNews(next, told, step.said, draft, ctx);
    return next;
  });
  return { ...taskView(task, ctx), added: linesAdded(taskId, ctx, task) };
}

/** As many as one batch holds with their messages. */
export const TaskChase = z.object({ taskIds: z.array(TaskId).min(1).max(25) });

type Ref = z.infer<typeof TaskRef>;
type WithReason = z.infer<typeof TaskReason>;

export function acknowledgeTask({ taskId }: Ref, ctx: Admitted): Promise<TaskStepView> {
  return takeStep(taskId, { action: 'task-acknowledged', decide: steps.acknowledge }, ctx);
}

export function declineTask({ taskId, reason }: WithReason, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.decline(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-declined', note: reason, decide, tells }, ctx);
}

export function progressTask({ taskId, note }: z.infer<typeof TaskNote>, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.progress(task, note, context);
  return takeStep(taskId, { action: 'task-progressed', note, decide }, ctx);
}

export function blockTask({ taskId, reason }: WithReason, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.block(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-blocked', note: reason, decide, tells }, ctx);
}

export function unblockTask({ taskId }: Ref, ctx: Admitted): Promise<TaskStepView> {
  return takeStep(taskId, { action: 'task-unblocked', decide: steps.unblock }, ctx);
}

export function escalateTask({ taskId, reason }: WithReason, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.escalate(task, reason, context);
  const tells = () => membersInRole(ctx.roster, 'chair', 'deputyChair');
  return takeStep(taskId, { action: 'task-escalated', note: reason, decide, tells }, ctx);
}

export function completeTask(
  { taskId, ...completion }: z.infer<typeof TaskCompletion>,
  ctx: Admitted,
): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.complete(task, completion, context);
  const tells = () => membersInRole(ctx.roster, 'coordinator');
  return takeStep(taskId, { action: 'task-completed', note: completion.outcome, decide, tells }, ctx);
}

export function closeTask({ taskId, ...closure }: z.infer<typeof TaskClosure>, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = async (task, context, draft) => {
    const closed = steps.close(task, closure, context);
    await disruptionOfClosed(task, closed, closure.moderatedGrade, draft, ctx);
    return closed;
  };
  return takeStep(taskId, { action: 'task-closed', decide }, ctx);
}

export function withdrawTask({ taskId, reason }: WithReason, ctx: Admitted): Promise<TaskStepView> {
  const decide: Step['decide'] = (task, context) => steps.withdraw(task, reason, context);
  return takeStep(taskId, { action: 'task-withdrawn', note: reason, decide }, ctx);
}

type HolderInput = z.infer<typeof TaskHolder>;

export function reassignTask(input: HolderInput, ctx: Admitted): Promise<TaskStepView> {
  return handOver(input, 'reassign', ctx);
}

export function reallocateTask(input: HolderInput, ctx: Admitted): Promise<TaskStepView> {
  return handOver(input, 'reallocate', ctx);
}

const handOvers = {
  reassign: { action: 'task-reassigned', take: steps.reassign },
  reallocate: { action: 'task-reallocated', take: steps.reallocate },
} as const;

function handOver(input: HolderInput, step: keyof typeof handOvers, ctx: Admitted): Promise<TaskStepView> {
  const { taskId, ownerId, deputyId } = input;
  const { action, take } = handOvers[step];
  const decide: Step['decide'] = async (task, context, draft) => {
    const agencyId = (await draft.findMember(ownerId))?.agencyId ?? task.agencyId;
    const owner = await loadHolder(agencyId, { ownerId, deputyId }, draft, ctx);
    if (step === 'reassign') guardMove(task, agencyId, ctx.viewer);
    await refuseRecused(task, input, draft);
    const abandoned = steps.isAbandoned(task, (id) => ctx.roster.members.has(id));
    const next = take(task, { owner, deputyId }, context, abandoned);
    if (next === task || agencyId === task.agencyId) return next;
    await readAsTask(next, draft);
    return disclosed(next, input, draft, ctx);
  };
  const name = ctx.roster.members.get(ownerId)?.name;
  const note =
    name === undefined ? input.reason : [`To ${name}`, input.reason].filter((part) => part !== undefined).join(': ');
  return takeStep(
    taskId,
    {
      ...{ action, note, typed: [input.reason], decide, tells: holdersOf },
      isDone: (task) => steps.isAlreadyGiven(task, { ownerId, deputyId }, ctx.viewer.member.id),
    },
    ctx,
  );
}

async function disclosed(task: Task, input: HolderInput, draft: Draft, ctx: Context): Promise<Task> {
  const agency = await draft.findAgency(task.agencyId);
  if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
  return disclosedTo(task, agency, disclosureOf(input, ctx), ctx.roster.panel);
}

/** Reminds the people of tasks by hand: each gets the card anew, once a day however often it is asked; whoever has left is nobody to remind. */
export async function chaseTasks({ taskIds }: z.infer<typeof TaskChase>, ctx: Context): Promise<{ chased: number }> {
  const { reminded, unseen } = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const unseen: TaskId[] = [];
    let reminded = 0;
    for (const taskId of new Set(taskIds)) {
      const task = await draft.read('task', taskId);
      if (task === undefined || !maySeeTask(task, ctx.viewer)) {
        unseen.push(taskId);
        continue;
      }
      const next = chased(task, ctx.today);
      const there = holdersOf(task).filter((id) => ctx.roster.members.has(id));
      if (next === task || there.length === 0) continue;
      recordTask(next, 'task-chased', undefined, draft, ctx);
      tell(task, there, draft);
      reminded += 1;
    }
    return { reminded, unseen };
  });
  await noteRefused('task.chase', unseen, ctx);
  return { chased: reminded };
}
