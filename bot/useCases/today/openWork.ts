import type { Issue } from '../../domain/issue';
import type { Task } from '../../domain/task';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { listInHand } from '../../ledger/listInHand';
import { readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Condition, DocumentQuery, StoredDocument } from '../../ledger/store';
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

/** The first of what is asked for, whoever may see it: read once after each change for all who look. */
const loadShared = oncePerSnapshot((_asked: string, { store, roster, query }: Onlooking & { query: DocumentQuery }) =>
  store.query(roster.panel.id, query),
);

/**
 * Every question is answered in hand, from what is open on the panel: with forty tabs open that is one reading a change
 * instead of one a tab and count. Where more is open than that, it is answered from what is open of the kind that its
 * first condition names, read once for all questions that begin with it; and by the store only where that is too much.
 */
async function openOf(
  type: 'task' | 'issue',
  where: readonly Condition[],
  sight: readonly Condition[],
  ctx: Context,
): Promise<Open<StoredDocument>> {
  const ofThese = (conditions: readonly Condition[], most: number): DocumentQuery => {
    return { type, where: [isOpen, ...conditions], order: orders[type], limit: most + 1 };
  };
  const asked = ofThese([...sight, ...where], MOST_COUNTED);
  const ofItsKind = where.slice(0, 1).filter(namesAKind);
  for (const query of [ofThese([], MOST_SHARED), ...ofItsKind.map((kind) => ofThese([kind], MOST_COUNTED))]) {
    const shared = await loadShared(JSON.stringify(query), { ...ctx, query });
    const inHand = listInHand(shared, asked);
    // They are in the order of the answer: where they hold enough, what comes after them is not of it.
    if (shared.length < query.limit || inHand.length === asked.limit) return told(inHand);
  }
  return told(await ctx.store.query(ctx.roster.panel.id, asked));
}

/** What is past some moment is another question each minute. */
function namesAKind(condition: Condition): boolean {
  return !('below' in condition || 'above' in condition);
}

function told(found: readonly StoredDocument[]): Open<StoredDocument> {
  return { items: found.slice(0, MOST_COUNTED), isMore: found.length > MOST_COUNTED };
}

/** Open tasks that whoever asks may see, by their due dates. */
export async function openTasks(where: readonly Condition[], ctx: Context): Promise<Open<Task>> {
  const { items, isMore } = await openOf('task', where, visibleTasks(ctx.viewer), ctx);
  return { items: items.map((document) => recordOf('task', document)), isMore };
}

/** Open issues that whoever asks may see, the oldest first. */
export async function openIssues(where: readonly Condition[], ctx: Context): Promise<Open<Issue>> {
  const { items, isMore } = await openOf('issue', where, visibleIssues(ctx.viewer), ctx);
  return { items: items.map((document) => recordOf('issue', document)), isMore };
}

/** Among them what was lately decided, for its raiser. */
const MOST_NEWEST = 100;
export const loadNewestIssues = oncePerSnapshot(async (_panelId: PanelId, ctx: Onlooking): Promise<Issue[]> => {
  const request = { where: [], key: 'raisedAt', direction: 'descending', limit: MOST_NEWEST } as const;
  return (await readPage('issue', request, ctx)).records;
});
