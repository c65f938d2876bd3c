import { isForFew } from '../../domain/audience';
import type { LogEntry } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import { type BorneMarking, markingOf } from '../../domain/marking';
import { readPage } from '../../ledger/paging';
import type { Condition } from '../../ledger/store';
import { loadAllGroups } from '../groups/groupLists';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import type { FoundRecord } from './foundRecord';

/** Written of what is for few alone, or as it becomes so. */
const ofFew = [
  ...([
    'record-listed',
    'task-opened',
    'issue-opened',
    'group-opened',
    'item-opened',
    'entry-opened',
    'minutes-opened',
  ] as const),
  ...(['card-sent', 'access-asked', 'access-given', 'access-declined'] as const),
  ...(['restriction-set', 'restriction-kept', 'restriction-lifted', 'issue-restricted', 'issue-widened'] as const),
  'nominal-restricted',
] as const satisfies readonly LogAction[];

/** Whether an entry is of what was for few then. */
export function isOfFew({ action }: LogEntry): boolean {
  const all: readonly string[] = ofFew;
  return all.includes(action);
}

/** Of the whole log: it tells who was given what is for few to see. */
export async function markingOfLog(ctx: Context): Promise<BorneMarking> {
  const each = ofFew.map((is) => hasEntry([{ key: 'action', is }], ctx));
  return markingOf(ctx.roster.panel, (await Promise.all(each)).includes(true) || (await isAnythingForFew(ctx)));
}

/** Of what the log has by `where`: of a record, or of what one person saw. */
export async function markingOfFound(
  record: Pick<FoundRecord, 'isForFew'> | undefined,
  where: readonly Condition[],
  ctx: Context,
): Promise<BorneMarking> {
  const told = [...where, { key: 'action', in: ofFew }];
  return markingOf(ctx.roster.panel, record?.isForFew === true || (await hasEntry(told, ctx)));
}

async function hasEntry(where: readonly Condition[], ctx: Context): Promise<boolean> {
  const { records } = await readPage('log', { where, key: 'at', direction: 'ascending', limit: 1 }, ctx);
  return records.length > 0;
}

async function isAnythingForFew(ctx: Context): Promise<boolean> {
  const { store, roster } = ctx;
  const order = { key: 'restrictedUntil', direction: 'ascending' } as const;
  const [tasks, issues, groups, meetings] = await Promise.all([
    store.query(roster.panel.id, { type: 'task', order, limit: 1 }),
    store.query(roster.panel.id, { type: 'issue', order, limit: 1 }),
    loadAllGroups(roster.panel.id, ctx),
    loadMeetings(ctx),
  ]);
  return [...tasks, ...issues].length > 0 || [...groups, ...meetings.flatMap(({ agenda }) => agenda)].some(isForFew);
}
