import { z } from 'zod';
import { FourP } from '../../domain/disruption';
import { needsGateway } from '../../domain/disclosure';
import { TaskId } from '../../domain/ids';
import { coreOf, isOpen, type Task } from '../../domain/task';
import { type PastTask, standingOf, taskOfBefore } from '../../domain/pastTask';
import { inOneLine } from '../../domain/spreadsheet';
import { taskCounter } from '../../domain/newTask';
import { dayText } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { agencyOf, nameOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { recordTask, stepContext } from '../tasks/taskChange';
import { disclosureFields, disclosureOf } from '../partners/askedDisclosure';
import { taskStateNames } from '../tasks/viewTask';
import { bringIn } from './bringIn';
import { type Ground, groundOf } from './pastHolder';
import { type PastTaskColumn, pastTaskList, readPastTaskTable } from './pastTaskTable';
import type { PastPreview, PastProgress, PastRow } from './pastViews';
import { readPastTask, stateNames } from './readPastTask';
import {
  columnsFor,
  listFields,
  MOST_LETTERS,
  outOfIt,
  type ReadRow,
  readRows,
  SaidOnce,
  tooMany,
} from './writtenRows';

export const PastTasks = z.object({
  ...listFields('The old action log', pastTaskList),
  fourP: FourP.optional().describe('Of closed tasks that say none'),
  ...disclosureFields,
});
type PastTasks = z.infer<typeof PastTasks>;

export const PastTasksFrom = PastTasks.extend({
  from: z.number().int().nonnegative().default(0).describe('The row to begin at, as the last answer says'),
});

type ReadTask = ReadRow<PastTask, PastTaskColumn>;

interface Read {
  readonly rows: readonly ReadTask[];
  readonly unread: readonly string[];
  readonly asks: Ground['asks'];
  readonly problem?: string;
}

function readTasks(input: PastTasks, ctx: Context): Read {
  const table = readPastTaskTable(input.text, MOST_LETTERS);
  const ground = groundOf(ctx.roster, { fourP: input.fourP, hasGateway: disclosureOf(input, ctx) !== undefined });
  const { asks } = ground;
  const problem = table.fault ?? tooMany(table.rows.length);
  if (problem !== undefined) return { rows: [], unread: [], asks, problem };
  const once = new SaidOnce<PastTaskColumn>();
  const rows = readRows(table, pastTaskList, input, (written, faults, row): PastTask | undefined => {
    const value = readPastTask(written, ground, faults);
    const key = keyOf(written.reference ?? '');
    if (key !== '') once.note('reference', key, 'reference', row, faults);
    return value;
  });
  return { rows, unread: table.unread, asks };
}

/** However it is spaced and capitalised. */
function keyOf(reference: string): string {
  return inOneLine(reference).toLowerCase();
}

function idOf(reference: string, { sha256 }: Context): TaskId {
  return TaskId.parse(`before-${sha256(keyOf(reference)).slice(0, 32)}`);
}

/** Every row, and what would become of it. Nothing is written. */
export async function previewPastTasks(input: PastTasks, ctx: Context): Promise<PastPreview> {
  const { rows, unread, asks, problem } = readTasks(input, ctx);
  const items: PastRow[] = [];
  for (const each of rows) items.push(await previewOf(each, input, ctx));
  const agency = [...ctx.roster.agencies.values()].map(({ name }) => name).sort();
  const choices = { agency, state: stateNames, fourP: FourP.options };
  return {
    ...{ items, columns: columnsFor(pastTaskList, choices), unread: [...unread] },
    ...{ asksGateway: [...asks.gateway], asksFourP: asks.fourP.size > 0 },
    ...(problem === undefined ? {} : { problem }),
  };
}

async function previewOf(read: ReadTask, input: PastTasks, ctx: Context): Promise<PastRow> {
  const { row, value, written, faults, cells } = read;
  if (value === undefined || faults.length > 0) {
    const { title = '', reference, agency, owner } = written;
    return outOfIt(
      read,
      title,
      [reference, agency, owner].map((said) => said && inOneLine(said)),
    );
  }
  const stored = await ctx.store.read(ctx.roster.panel.id, `task:${idOf(value.reference, ctx)}`);
  const found = stored === undefined ? undefined : recordOf('task', stored);
  const task = taskOfBefore(value, { ...around(value, input, ctx), number: found?.number ?? 1 });
  return {
    ...{ id: String(row), row, standing: standingOf(task, found), title: value.title },
    ...{ says: wordsOf(value, task, ctx), faults: [], cells: [...cells] },
  };
}

function wordsOf({ reference, agencyId, ownerId, dueOn }: PastTask, task: Task, ctx: Context): string {
  const due = isOpen(task) ? [`due ${dayText(dueOn, ctx.today)}`] : [];
  const who = [agencyName(agencyId, ctx), nameOf(ctx.roster, ownerId)];
  return [reference, ...who, ...due, taskStateNames[task.state]].join(' · ');
}

function around(past: PastTask, input: PastTasks, ctx: Context) {
  const { panel } = ctx.roster;
  const disclosure = needsGateway(agencyOf(ctx.roster, past.agencyId), panel) ? disclosureOf(input, ctx) : undefined;
  return { panel, id: idOf(past.reference, ctx), context: stepContext(ctx), disclosure };
}

/** Nobody is sent a card for them: they stand in the action log, on Today, and in Monday’s digest. */
export async function importPastTasks(
  { from, ...input }: z.infer<typeof PastTasksFrom>,
  ctx: Context,
): Promise<PastProgress> {
  const { rows } = readTasks(input, ctx);
  return bringIn(rows, from, ctx, (past, draft) => bringTaskIn(past, input, draft, ctx));
}

async function bringTaskIn(past: PastTask, input: PastTasks, draft: Draft, ctx: Context) {
  const base = around(past, input, ctx);
  const found = await draft.read('task', base.id);
  const standing = standingOf(taskOfBefore(past, { ...base, number: found?.number ?? 1 }), found);
  if (standing === 'unchanged' || standing === 'worked') return standing;
  const stamp = { by: ctx.viewer.member.id, at: ctx.now };
  const number = found?.number ?? draft.nextNumber(taskCounter(stamp, ctx.roster.panel));
  const task = taskOfBefore(past, { ...base, number });
  const kept = found === undefined ? task : broughtAnew(task, found);
  recordTask(kept, found === undefined ? 'task-brought-in' : 'task-brought-anew', past.reference, draft, ctx);
  return standing;
}

/** Who needs to know of it, what is noted on it and its reference stay. */
function broughtAnew(task: Task, found: Task): Task {
  const { reference, audience, origin } = found;
  return { ...coreOf(found), ...task, reference, audience, origin };
}
