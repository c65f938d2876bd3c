import { z } from 'zod';
import { findBrokenLink, genesisHash, type LogEntry } from '../../domain/log';
import { momentText } from '../../domain/time';
import type { Context } from '../ports';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { LogEntryView } from './logViews';

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
