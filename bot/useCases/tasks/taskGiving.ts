import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import { z } from 'zod';
import { mayOwnTasks, taskConditions } from '../../access/taskConditions';
import { maySeeTask } from '../../access/sight';
import { isPartnerOn } from '../../domain/agency';
import { type Audience, narrowest, wholePanel } from '../../domain/audience';
import { type Disclosure, guardDisclosure } from '../../domain/disclosure';
import { AgencyId, AgendaItemId, MeetingId, MemberId, TaskId } from '../../domain/ids';
import { isSeatedOn, type Member, isAmong } from '../../domain/member';
import { newTask, taskCounter } from '../../domain/newTask';
import { Refusal } from '../../domain/refusal';
import type { Restriction } from '../../domain/restriction';
import { holdersOf, type Task, TaskDetail, type TaskOrigin, TaskTitle } from '../../domain/task';
import { guardSplit, split } from '../../domain/taskMarks';
import { allocateNew } from '../../domain/taskSteps';
import { LocalDate } from '../../domain/time';
import { without } from '../../domain/without';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf, membersInRole } from '../../ledger/roster';
import { agenciesNamed } from '../members/audiences';
import { dealtWith } from '../meetings/dealtWith';
import { meetingIn } from '../meetings/meetingChange';
import { happenedAt, WaitedMs } from '../meetings/running';
import type { Admitted, Context } from '../ports';
import { askedAudience, askedWhy, ofReaders, readersFields } from '../restrictions/askedReaders';
import { guardTaskWords } from './guardTaskWords';
import { recordTask, stepContext, tell } from './taskChange';
import { recordedFor, TaskSource } from './taskSource';
import type { TaskView } from './taskViews';
import { taskView } from './viewTask';

export const GiveTask = z.object({
  taskId: TaskId.describe('Chosen by the caller, a UUID say: sent again, it is the same task'),
  title: TaskTitle,
  detail: TaskDetail.optional(),
  agencyId: AgencyId,
  ownerId: MemberId,
  deputyId: MemberId.optional(),
  dueOn: LocalDate,
  urgent: z.boolean().optional(),
  ...disclosureFields,
  ...readersFields,
});
export type GiveTask = z.infer<typeof GiveTask>;

export const TaskOnItem = GiveTask.extend({
  meetingId: MeetingId,
  itemId: AgendaItemId.describe('The item on which it is given: the task keeps its restriction'),
  from: TaskSource.optional().describe('The words that it is made of: it is for nobody for whom they were not'),
  waitedMs: WaitedMs,
});

/** Gives a task to an agency: the owner and the deputy get a card. */
export async function allocateTask(input: GiveTask, ctx: Context): Promise<TaskView> {
  const grounds: Grounds = { origin: { kind: 'panel' }, audience: wholePanel };
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) =>
    giveTask(input, grounds, draft, ctx),
  );
  return taskView(task, ctx);
}

/**
 * A task given on an item by whoever runs the meeting; those who run the panel may write it down after the close.
 *
 * @throws Refusal as the row's condition says; `meeting-not-running` before the start
 */
export async function giveOnItem(
  { meetingId, itemId, from, waitedMs, ...input }: z.infer<typeof TaskOnItem>,
  ctx: Admitted,
): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { meeting, item, recusedIds } = await dealtWith(await meetingIn(draft, meetingId), itemId, draft, ctx);
    if (meeting.run === undefined) throw new Refusal('meeting-not-running');
    const origin: TaskOrigin = { kind: 'meeting', meetingId, itemId };
    const words = from && (await recordedFor(from, { meetingId, itemId }, draft, ctx));
    const hiddenFrom = [...new Set([...recusedIds, ...(words?.recusedIds ?? [])])];
    const audience = narrowest([item.audience, ...(words === undefined ? [] : [words.audience])]);
    const { restriction } = item;
    const grounds = { origin, audience, restriction, ...(hiddenFrom.length === 0 ? {} : { recusedIds: hiddenFrom }) };
    return giveTask(input, grounds, draft, { ...ctx, now: happenedAt(waitedMs, ctx) });
  });
  return taskView(task, ctx);
}

/** Why a task is given, and who needs to know of it. */
export interface Grounds {
  readonly origin: TaskOrigin;
  readonly audience: Audience;
  /** Why what it is given on is for few. */
  readonly restriction?: Restriction | undefined;
  readonly recusedIds?: MemberId[];
  readonly partOf?: NonNullable<Task['partOf']>;
  /** The way to disrupt a group that it takes. */
  readonly opportunity?: NonNullable<Task['opportunity']>;
}

/** The part of a change that gives a task; an issue that becomes a task uses it too. */
export async function giveTask(input: GiveTask, grounds: Grounds, draft: Draft, ctx: Context): Promise<Task> {
  const again = await draft.read('task', input.taskId);
  if (again !== undefined) return sameOrRefuse(again, ctx);

  const proposed = await proposedTask(input, grounds, draft, ctx);
  await guardTaskWords(proposed, [input.title, input.detail, input.purpose], draft, ctx);
  const owner = await loadHolder(proposed.agencyId, input, draft, ctx);
  await refuseRecused(grounds, input, draft);
  const task = allocateNew(proposed, { owner, deputyId: input.deputyId }, stepContext(ctx));
  recordTask(task, 'task-allocated', undefined, draft, ctx);
  draft.send({ task: 'post', content: { kind: 'task', taskId: task.id }, to: holdersOf(task) });
  return task;
}

/** It would be hidden from its own owner or deputy. @throws Refusal `owner-recused` */
export async function refuseRecused(
  { recusedIds = [] }: Pick<Task, 'recusedIds'>,
  { ownerId, deputyId }: { ownerId: MemberId; deputyId?: MemberId | undefined },
  draft: Draft,
): Promise<void> {
  if (recusedIds.length === 0) return;
  for (const id of [ownerId, deputyId]) {
    const member = id && (await draft.findMember(id));
    if (member && isAmong(recusedIds, member)) throw new Refusal('owner-recused', { name: member.name });
  }
}

/** Suggests a task; those who run the panel decide. */
export async function proposeTask(input: GiveTask, ctx: Context): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const again = await draft.read('task', input.taskId);
    if (again !== undefined) return sameOrRefuse(again, ctx);
    const proposed = await proposedTask(input, { origin: { kind: 'panel' }, audience: wholePanel }, draft, ctx);
    await loadHolder(proposed.agencyId, input, draft, ctx);
    recordTask(proposed, 'task-proposed', undefined, draft, ctx);
    tell(proposed, membersInRole(ctx.roster, 'coordinator'), draft);
    return proposed;
  });
  return taskView(task, ctx);
}

async function proposedTask(input: GiveTask, grounds: Grounds, draft: Draft, ctx: Context): Promise<Task> {
  const { taskId: id, urgent = false, gateway, purpose, ...rest } = without(input, ofReaders);
  const { panel } = ctx.roster;
  const agency = await draft.findAgency(input.agencyId);
  if (agency === undefined) throw new Refusal('not-found', { what: 'agency' });
  const stamp = { by: ctx.viewer.member.id, at: ctx.now };
  const disclosure = disclosureOf({ gateway, purpose }, ctx);
  const readers = askedReaders(input, grounds, disclosure, ctx);
  const number = draft.nextNumber(taskCounter(stamp, panel));
  const wanted = { ...rest, ...without(grounds, ['restriction']), ...readers, id, urgent, disclosure };
  return newTask(wanted, { panel, agency, today: ctx.today, number }, stamp);
}

/** Never more than may know what it is given on; agencies that are named are told as if it were given to them. */
function askedReaders(input: GiveTask, grounds: Grounds, disclosure: Disclosure | undefined, ctx: Context) {
  const asked = askedAudience(input, ctx);
  const named = agenciesNamed(asked, ctx).map((id) => agencyOf(ctx.roster, id));
  guardDisclosure(named, disclosure, ctx.roster.panel);
  const audience = narrowest([grounds.audience, asked]);
  return { audience, ...askedWhy(audience, input, ctx, grounds) };
}

/** The same new record sent twice is one record; somebody else's id is refused, and one that is hidden from its maker by now. */
function sameOrRefuse(task: Task, { viewer }: Context): Task {
  if (task.created.by !== viewer.member.id || !maySeeTask(task, viewer)) throw new Refusal('id-taken');
  return task;
}

/**
 * Read as they stand now: nothing is put into the hands of somebody, or of a partner, who has left.
 *
 * @throws Refusal `not-found`, `partner-over`, `owner-not-in-agency`, `holder-left`, `owner-cannot-answer`, `deputy-not-in-agency`
 */
export async function loadHolder(
  agencyId: AgencyId,
  { ownerId, deputyId }: { ownerId: MemberId; deputyId?: MemberId | undefined },
  draft: Draft,
  { today }: Context,
): Promise<Member> {
  const [owner, agency] = [await draft.findMember(ownerId), await draft.findAgency(agencyId)];
  if (owner === undefined) throw new Refusal('not-found', { what: 'member' });
  if (agency !== undefined && !isPartnerOn(agency, today)) throw new Refusal('partner-over', { name: agency.name });
  if (owner.agencyId !== agencyId) throw new Refusal('owner-not-in-agency', { name: owner.name });
  refuseLeft(owner, today);
  if (!mayOwnTasks(owner, today)) throw new Refusal('owner-cannot-answer', { name: owner.name });
  if (deputyId === undefined) return owner;
  const deputy = await draft.findMember(deputyId);
  if (deputy?.agencyId !== agencyId) throw new Refusal('deputy-not-in-agency');
  refuseLeft(deputy, today);
  return owner;
}

function refuseLeft(member: Member, today: LocalDate): void {
  if (!isSeatedOn(member, today)) throw new Refusal('holder-left', { name: member.name });
}

export const TaskSplit = z.object({
  taskId: TaskId,
  parts: z
    .array(GiveTask.omit({ urgent: true }))
    .min(1)
    .max(10)
    .describe('One for each agency; the task itself stays with whoever holds it'),
});

/** Parts of one task for other agencies, each a task of its own under it. Sent again, they are the same parts. */
export async function splitTask({ taskId, parts }: z.infer<typeof TaskSplit>, ctx: Admitted): Promise<TaskView> {
  const task = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const whole = ctx.admission.admit(taskConditions, await draft.read('task', taskId));
    guardSplit(whole);
    const { origin, audience, restriction, recusedIds, urgent, reference } = whole;
    const hidden = recusedIds === undefined ? {} : { recusedIds };
    const grounds: Grounds = { origin, audience, restriction, ...hidden, partOf: { taskId, reference } };
    const given: string[] = [];
    for (const part of parts) {
      const known = await draft.read('task', part.taskId);
      const each = await giveTask({ ...part, urgent }, grounds, draft, ctx);
      if (known === undefined) given.push(each.reference);
    }
    if (given.length === 0) return whole;
    const changed = split(whole, { by: ctx.viewer.member.id, at: ctx.now });
    recordTask(changed, 'task-split', given.join(', '), draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId }, to: [] });
    return changed;
  });
  return taskView(task, ctx);
}
