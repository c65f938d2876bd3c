import type { z } from 'zod';
import type { Issue } from '../../domain/issue';
import type { PanelId } from '../../domain/ids';
import type { Task } from '../../domain/task';
import type { RecordOf } from '../../ledger/records';
import { CursorText, readPage } from '../../ledger/paging';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Onlooking } from '../ports';

/**
 * What is open on the panel, read once after each change for all who look: what somebody may see of it, and every count,
 * is picked from it in hand. With forty tabs open that is one reading a change instead of one a tab and count.
 */
export const loadOpenTasks = oncePerSnapshot((_panelId: PanelId, ctx: Onlooking): Promise<Task[]> => {
  return allOpen('task', 'dueOn', 'ascending', ctx);
});

/** The newest first. */
export const loadOpenIssues = oncePerSnapshot((_panelId: PanelId, ctx: Onlooking): Promise<Issue[]> => {
  return allOpen('issue', 'raisedAt', 'descending', ctx);
});

/** Among them what was lately decided, for its raiser. */
const MOST_NEWEST = 100;
export const loadNewestIssues = oncePerSnapshot(async (_panelId: PanelId, ctx: Onlooking): Promise<Issue[]> => {
  const request = { where: [], key: 'raisedAt', direction: 'descending', limit: MOST_NEWEST } as const;
  return (await readPage('issue', request, ctx)).records;
});

const PAGE = 200;

/** Page by page: the embedded store reads in the thread that answers everybody else. */
async function allOpen<Type extends 'task' | 'issue'>(
  type: Type,
  key: string,
  direction: 'ascending' | 'descending',
  ctx: Onlooking,
): Promise<RecordOf<Type>[]> {
  const records: RecordOf<Type>[] = [];
  const where = [{ key: 'open', is: 'yes' }];
  let cursor: z.infer<typeof CursorText> | undefined;
  do {
    const page = await readPage(type, { where, key, direction, limit: PAGE, cursor }, ctx);
    records.push(...page.records);
    cursor = page.cursor === undefined ? undefined : CursorText.parse(page.cursor);
  } while (cursor !== undefined);
  return records;
}
