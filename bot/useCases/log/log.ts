import { z } from 'zod';
import { agencyReader, isReader, memberReader } from '../../domain/audience';
import { findBrokenLink, genesisHash, type LogEntry } from '../../domain/log';
import { hasRight, type Viewer } from '../../access/rights';
import { momentText } from '../../domain/time';
import type { Context } from '../ports';
import { historyLine } from '../present';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { HistoryLine, LogEntryView } from '../views';

const MOST_HISTORY = 200;

/** What happened to one record, oldest first. */
export async function history(subjectId: string, ctx: Context): Promise<HistoryLine[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: subjectId }],
    order: { key: 'number', direction: 'ascending' },
    limit: MOST_HISTORY,
  });
  return found.map((document) => historyLine(recordOf('log', document), ctx));
}

export const LogListing = z.object({
  after: z.coerce.number().int().nonnegative().optional().describe('Only entries with a greater number'),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** The log in its order, for the auditor. */
export async function listLog(
  { after = 0, limit = 100 }: z.infer<typeof LogListing>,
  ctx: Context,
): Promise<{ items: LogEntryView[] }> {
  const entries = await readLog(after, limit, ctx);
  return { items: entries.map((entry) => logEntryView(entry, ctx)) };
}

/** Whether an open tab may be told that this happened: the same rule as for the record itself. */
export function mayHear(entry: LogEntry, viewer: Viewer): boolean {
  const { subject, readers } = entry;
  const { agencyId, id } = viewer.member;
  switch (subject.type) {
    case 'task':
      return hasRight(viewer, 'task.see') && isReaderNow(readers, agencyReader(agencyId), viewer);
    case 'issue':
      return hasRight(viewer, 'issue.see') && isReaderNow(readers, memberReader(id), viewer);
    case 'meeting':
      // What is recorded on a restricted item names its readers; all else about a meeting is for everybody.
      return readers.includes('*') || (hasRight(viewer, 'minutes.see') && isReader(readers, viewer.member));
    case 'reminder':
      return hasRight(viewer, 'reminder.plan');
    case 'panel':
    case 'member':
      return true;
  }
}

/** Without a current agreement only what is one's own. */
function isReaderNow(readers: readonly string[], own: string, { isaCurrent, member }: Viewer): boolean {
  return isaCurrent ? isReader(readers, member) : readers.includes(own);
}

async function readLog(after: number, limit: number, ctx: Context): Promise<LogEntry[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    order: { key: 'number', direction: 'ascending', after: { value: after, number: after } },
    limit,
  });
  return found.map((document) => recordOf('log', document));
}

function logEntryView(entry: LogEntry, ctx: Context): LogEntryView {
  const { number, at, action, kind, subject, hash } = entry;
  const atText = momentText(at, ctx.today, zoneOf(ctx));
  return { number, at, atText, byName: nameOf(ctx.roster, entry.by), action, kind, subject, hash };
}

const CHECK_PAGE = 500;

/** Walks the whole chain. `brokenAt` is the first entry that was altered, is missing or stands out of place. */
export async function checkLog(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ entries: number; intact: boolean; brokenAt?: number }> {
  let after = 0;
  let hash = genesisHash;
  for (;;) {
    const entries = await readLog(after, CHECK_PAGE, ctx);
    const brokenAt = findBrokenLink(entries, ctx.sha256, hash, after);
    if (brokenAt !== undefined) return { entries: ctx.snapshot.logNumber, intact: false, brokenAt };
    const last = entries[entries.length - 1];
    if (last === undefined) break;
    after = last.number;
    hash = last.hash;
  }
  const intact = after >= ctx.snapshot.logNumber;
  return { entries: ctx.snapshot.logNumber, intact, ...(intact ? {} : { brokenAt: after + 1 }) };
}
