import { hashOf } from '../../domain/log';
import type { LastAnchor, LogAnchor } from '../../ledger/anchors';
import { logIdOf } from '../../ledger/logPages';
import { readableEntry } from '../../ledger/logWalk';
import { recordOf } from '../../ledger/records';
import type { Onlooking } from '../ports';

/**
 * A point of before that the log does not go through: cut, rewritten, or put back to what it was. The last one that the
 * store itself knows of and the latest that is kept outside are looked at: two entries, however long the log is.
 */
export async function findMissed(last: LastAnchor | undefined, ctx: Onlooking): Promise<LogAnchor | undefined> {
  const kept = latestOf(await ctx.anchors.list(ctx.roster.panel.id));
  for (const point of [kept, last]) {
    if (point !== undefined && !(await isPassed(point, ctx))) return pointOf(point);
  }
  return undefined;
}

/** By its day: a log that was cut goes on with lower numbers. */
function latestOf(anchors: readonly LogAnchor[]): LogAnchor | undefined {
  return anchors.reduce<LogAnchor | undefined>(
    (latest, each) => (latest === undefined || (each.on ?? '') >= (latest.on ?? '') ? each : latest),
    undefined,
  );
}

async function isPassed({ number, hash }: LogAnchor, { store, roster, sha256 }: Onlooking): Promise<boolean> {
  const found = await store.read(roster.panel.id, logIdOf(number));
  const entry = found && readableEntry(() => recordOf('log', found));
  return entry !== undefined && entry.hash === hash && hashOf(entry, sha256) === hash;
}

function pointOf({ panelId, number, hash, on }: LogAnchor): LogAnchor {
  return { panelId, number, hash, ...(on === undefined ? {} : { on }) };
}
