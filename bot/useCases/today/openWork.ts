import type { Issue } from '../../domain/issue';
import type { Task } from '../../domain/task';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { listInHand } from '../../ledger/listInHand';
import { readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Condition, StoredDocument } from '../../ledger/store';
import type { PanelId } from '../../domain/ids';
import type { Context, Onlooking } from '../ports';

/** As many as are counted: what is more is said as "100+". */
const MOST_COUNTED = 100;
/** More than a panel has open at once. */
const MOST_SHARED = 400;

/** By their due dates; the oldest first. */
const orders = {
  task: { key: 'dueOn', direction: 'ascending' },
  issue: { key: 'raisedAt', direction: 'ascending' },
} as const;
const isOpen: Condition = { key: 'open', is: 'yes' };

/** Those of a kind that are open, as far as anybody is told of them. */
export interface Open<Item> {
  readonly items: readonly Item[];
  /** There are more of them. */
  readonly isMore: boolean;
}

/**
 * What is open on the panel is read once after each change for all who look, and every question is answered from it in
 * hand: with forty tabs open that is one reading a change instead of one a tab and count. Where more is open than that,
 * each question is one to the store.
 */
const loadOpen = oncePerSnapshot(readOpen);

/** Undefined where there are more than are shared. */
async function readOpen(type: 'task' | 'issue', { store, roster }: Onlooking): Promise<StoredDocument[] | undefined> {
  const query = { type, where: [isOpen], order: orders[type], limit: MOST_SHARED + 1 };
  const found = await store.query(roster.panel.id, query);
  return found.length > MOST_SHARED ? undefined : found;
}

async function openOf(
  type: 'task' | 'issue',
  where: readonly Condition[],
  ctx: Context,
): Promise<Open<StoredDocument>> {
  const query = { type, where: [isOpen, ...where], order: orders[type], limit: MOST_COUNTED + 1 };
  const shared = await loadOpen(type, ctx);
  const found = shared === undefined ? await ctx.store.query(ctx.roster.panel.id, query) : listInHand(shared, query);
  return { items: found.slice(0, MOST_COUNTED), isMore: found.length > MOST_COUNTED };
}

/** Open tasks that whoever asks may see, by their due dates. */
export async function openTasks(where: readonly Condition[], ctx: Context): Promise<Open<Task>> {
  const { items, isMore } = await openOf('task', [...visibleTasks(ctx.viewer), ...where], ctx);
  return { items: items.map((document) => recordOf('task', document)), isMore };
}

/** Open issues that whoever asks may see, the oldest first. */
export async function openIssues(where: readonly Condition[], ctx: Context): Promise<Open<Issue>> {
  const { items, isMore } = await openOf('issue', [...visibleIssues(ctx.viewer), ...where], ctx);
  return { items: items.map((document) => recordOf('issue', document)), isMore };
}

/** Among them what was lately decided, for its raiser. */
const MOST_NEWEST = 100;
export const loadNewestIssues = oncePerSnapshot(async (_panelId: PanelId, ctx: Onlooking): Promise<Issue[]> => {
  const request = { where: [], key: 'raisedAt', direction: 'descending', limit: MOST_NEWEST } as const;
  return (await readPage('issue', request, ctx)).records;
});
