import { z } from 'zod';
import { highestMarking } from '../../domain/highestMarking';
import { AgencyId, MeetingId, MemberId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { isAwaited, owedStates, type Task, taskStates } from '../../domain/task';
import { addWorkingDays, Instant } from '../../domain/time';
import { saidWhy } from '../log/askedWhy';
import { history } from '../log/history';
import { CursorText, Flag, Limit, listOf, readPage } from '../../ledger/paging';
import type { Condition } from '../../ledger/store';
import { wordsSought } from '../../ledger/wordsSought';
import type { Admitted, Context } from '../ports';
import { tasksPaper } from '../meetings/papers';
import { readingOf } from '../retention/reviewed';
import { groupOfTask } from './groupOfTask';
import { tasksCsv } from './taskCsv';
import { taskView } from './viewTask';
import { recordOf } from '../../ledger/records';
import { mayRefer } from '../../access/referralConditions';
import { mayKnowWhence, maySeeGroup, visibleTasks } from '../../access/sight';
import { calledGroup } from '../../domain/group';
import { findGroup } from '../groups/groupLists';
import { taskConditions } from '../../access/taskConditions';
import type { FileView } from '../fileView';
import type { TaskDetailView, TaskPartView, TaskTemplateView, TaskView } from './taskViews';

const TaskFilter = z.object({
  open: z.enum(['yes', 'no', 'any']).optional().describe('Closed and withdrawn tasks are not open; "yes" unless told'),
  agencyId: AgencyId.optional(),
  ownerId: MemberId.optional(),
  mine: Flag.optional().describe('Only tasks whose owner is asking'),
  state: listOf(z.enum(taskStates)).optional().describe('One or more, separated by commas'),
  overdue: Flag.optional(),
  flag: z
    .enum(['blocked', 'escalated', 'urgent', 'moreTime'])
    .optional()
    .describe('moreTime: its agency asks for a later due day and waits for the answer'),
  unacknowledged: Flag.optional().describe('Past the target for acknowledging'),
  meetingId: MeetingId.optional().describe('Given at this meeting'),
  changedSince: Instant.optional(),
  search: z.string().max(200).optional().describe('Words of the reference, the title or the detail, or how they begin'),
  sort: z.enum(['dueOn', 'number', 'changedAt']).optional().describe('dueOn unless told'),
  direction: z.enum(['ascending', 'descending']).optional().describe('ascending unless told'),
});
type TaskFilter = z.infer<typeof TaskFilter>;

export const TaskListing = TaskFilter.extend({
  cursor: CursorText.optional(),
  limit: Limit.optional(),
  urgentFirst: Flag.optional().describe(
    'Those that nobody has acknowledged yet, before all others, whatever the order',
  ),
});

export async function listTasks(
  { cursor, limit, urgentFirst = false, ...filter }: z.infer<typeof TaskListing>,
  ctx: Context,
): Promise<{ items: TaskView[]; cursor?: string }> {
  const where = whereOf(filter, ctx);
  const first = urgentFirst && cursor === undefined ? await awaitedOf(where, ctx) : [];
  const { records, ...rest } = await readPage('task', { ...orderOf(filter), where, cursor, limit }, ctx);
  const others = urgentFirst ? records.filter((task) => !isAwaited(task)) : records;
  return { items: [...first, ...others].map((task) => taskView(task, ctx)), ...rest };
}

/** In the order in which their answers are due, by a key that they alone have: a short list, however long the log is. */
async function awaitedOf(where: readonly Condition[], ctx: Context): Promise<Task[]> {
  const awaited = [...where, { key: 'awaited', is: 'yes' }];
  const found: Task[] = [];
  let cursor: z.infer<typeof CursorText> | undefined;
  do {
    const request = { where: awaited, key: 'ackDueAt', direction: 'ascending', cursor, limit: 200 } as const;
    const page = await readPage('task', request, ctx);
    found.push(...page.records);
    cursor = page.cursor === undefined ? undefined : CursorText.parse(page.cursor);
  } while (cursor !== undefined);
  return found;
}

function orderOf({ sort = 'dueOn', direction = 'ascending' }: TaskFilter) {
  return { key: sort, direction };
}

/** Rights come first: what one may not see is not in the list, nor in any count made from it. */
function whereOf(filter: TaskFilter, ctx: Context): Condition[] {
  const { agencyId, ownerId, mine, state, overdue, search } = filter;
  const open = filter.open ?? (state === undefined ? 'yes' : 'any');
  const where: Condition[] = visibleTasks(ctx.viewer);
  if (open !== 'any') where.push({ key: 'open', is: open });
  if (agencyId !== undefined) where.push({ key: 'agencyId', is: agencyId });
  if (ownerId !== undefined) where.push({ key: 'ownerId', is: ownerId });
  if (mine === true) where.push({ key: 'ownerId', is: ctx.viewer.member.id });
  if (state !== undefined && state.length > 0) where.push({ key: 'state', in: state });
  if (overdue === true) where.push({ key: 'state', in: owedStates }, { key: 'dueOn', below: ctx.today });
  where.push(...chipsOf(filter, ctx));
  if (search !== undefined && search.trim() !== '') where.push(wordsSought(search));
  return where;
}

function chipsOf({ flag, unacknowledged, meetingId, changedSince }: TaskFilter, { now }: Context): Condition[] {
  return [
    ...(flag === undefined ? [] : [{ key: 'flags', holdsAnyOf: [flag] }]),
    ...(unacknowledged === true ? [{ key: 'ackDueAt', below: now }] : []),
    ...(meetingId === undefined ? [] : [{ key: 'meetingId', is: meetingId }]),
    ...(changedSince === undefined ? [] : [{ key: 'changedAt', above: changedSince }]),
  ];
}

const MOST_PARTS = 60;

export const TaskQuery = z.object({ taskId: TaskId, ...saidWhy });

/** @throws Refusal `not-found`, also for a task that the viewer may not see */
export async function getTask({ taskId }: z.infer<typeof TaskQuery>, ctx: Admitted): Promise<TaskDetailView> {
  const task = await loadTask(taskId, ctx);
  const [lines, parts, beside] = await Promise.all([
    history(task.id, ctx, task),
    partsOf(task, ctx),
    besideOf(task, ctx),
  ]);
  return { ...taskView(task, ctx), history: lines, parts, beside };
}

/** The group that it is about, for whoever may know where it came from and see that; and whether they refer it. */
async function besideOf(task: Task, ctx: Context): Promise<TaskDetailView['beside']> {
  const groupId = await groupOfTask(task, readingOf(ctx));
  const group = groupId === undefined ? undefined : await findGroup(groupId, ctx);
  const isSeen = group !== undefined && mayKnowWhence(task, ctx.viewer) && maySeeGroup(group, ctx.viewer);
  const named = isSeen ? { group: { id: group.id, called: calledGroup(group) } } : {};
  const referred = { task, group: task.opportunity === undefined ? undefined : group };
  return { ...named, mayRefer: mayRefer(referred, ctx.viewer) };
}

/** @throws Refusal as {@link getTask} */
export async function getTaskCard({ taskId }: z.infer<typeof TaskQuery>, ctx: Admitted): Promise<TaskView> {
  return taskView(await loadTask(taskId, ctx), ctx);
}

async function loadTask(taskId: TaskId, ctx: Admitted): Promise<Task> {
  const found = await ctx.store.read(ctx.roster.panel.id, `task:${taskId}`);
  return ctx.admission.admit(taskConditions, found === undefined ? undefined : recordOf('task', found));
}

async function partsOf(task: Task, ctx: Context): Promise<TaskPartView[]> {
  if (task.isSplit === undefined) return [];
  const where = [{ key: 'partOf', is: task.id }, ...visibleTasks(ctx.viewer)];
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'task', where, limit: MOST_PARTS });
  return found
    .map((document) => taskView(recordOf('task', document), ctx))
    .sort((a, b) => a.reference.localeCompare(b.reference))
    .map(({ id, reference, agencyName, ownerName, stateName }) => {
      return { id, reference, holderText: `${agencyName}, ${ownerName}`, stateName };
    });
}

/** Common tasks to start from, each with the day on which it would be due if it were given today. */
export async function listTaskTemplates(
  _input: Record<string, never>,
  { roster, today, calendar }: Context,
): Promise<{ items: TaskTemplateView[] }> {
  return {
    items: roster.panel.taskTemplates.map(({ title, detail, workingDays }) => ({
      ...{ title, dueOn: addWorkingDays(today, workingDays, calendar.holidays) },
      ...(detail === undefined ? {} : { detail }),
    })),
  };
}

/** More than a panel gives in ten years; an export that would be cut says so instead. */
const MOST_EXPORTED = 20_000;

export const TaskExport = TaskFilter.extend({ format: z.enum(['csv', 'pdf', 'docx']).default('csv') });

/** The list as the filters show it, all of it: CSV for a spreadsheet, PDF or DOCX for a manager to read. */
export async function exportTasks({ format, ...filter }: z.infer<typeof TaskExport>, ctx: Context): Promise<FileView> {
  const rows: TaskView[] = [];
  let cursor: z.infer<typeof CursorText> | undefined;
  do {
    const request = { ...orderOf(filter), where: whereOf(filter, ctx), cursor, limit: 200 };
    const page = await readPage('task', request, ctx);
    rows.push(...page.records.map((task) => taskView(task, ctx)));
    cursor = page.cursor === undefined ? undefined : CursorText.parse(page.cursor);
  } while (cursor !== undefined && rows.length < MOST_EXPORTED);
  if (cursor !== undefined) throw new Refusal('too-many-rows', { most: String(MOST_EXPORTED) });
  if (format !== 'csv') return tasksPaper(rows, format, ctx);
  const holds = { type: 'panel', id: ctx.roster.panel.id, rows: rows.length } as const;
  const marking = highestMarking(ctx.roster.panel.marking, rows);
  return { fileName: `action-log-${ctx.today}.csv`, mediaType: 'text/csv', text: tasksCsv(rows, ctx), holds, marking };
}
