import { losesSight, mayHear } from '../../access/liveSight';
import type { PersonViewer } from '../../access/viewer';
import { isChange, type LogEntry } from '../../domain/log';
import { isNewerData } from '../../domain/refusal';
import { listLogPage } from '../../ledger/logPages';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { PanelStore } from '../../ledger/store';
import type { Context } from '../ports';

/** After more than that one is told the panel's own number: so much was done that it says nothing. */
const MOST_LOOKED_THROUGH = 100;
/** More people than a deployment has; a process that met more begins anew. */
const MOST_KNOWN = 5_000;

interface Known {
  /** The last change that they could hear of … */
  readonly heard: number;
  /** … of those up to this one. */
  readonly upTo: number;
}

const knownOf = new WeakMap<PanelStore, Map<string, Known>>();

/** Undefined where a newer version, which runs beside this one, wrote some of them. */
const entriesAfter = oncePerSnapshot(async (after: string, { store, roster }: Context) => {
  try {
    const page = { after: Number(after), limit: MOST_LOOKED_THROUGH };
    return (await listLogPage(store, roster.panel.id, page)).entries;
  } catch (error) {
    if (isNewerData(error)) return undefined;
    throw error;
  }
});

/**
 * The number of the last change that whoever asks could hear of: what is done out of their sight moves no number of theirs.
 * Of what was done before this process met them, and of what it cannot read, the panel's own.
 */
export async function heardUpTo(ctx: Context): Promise<number> {
  const { changeNumber } = ctx.snapshot;
  const known = knownOf.get(ctx.store) ?? new Map<string, Known>();
  knownOf.set(ctx.store, known);
  const who = JSON.stringify([ctx.roster.panel.id, ctx.viewer.member.id]);
  const before = known.get(who) ?? { heard: changeNumber, upTo: changeNumber };
  const now = await later(before, changeNumber, ctx);
  if (known.size >= MOST_KNOWN) known.clear();
  if (now.upTo >= (known.get(who)?.upTo ?? 0)) known.set(who, now);
  return now.heard;
}

async function later(before: Known, changeNumber: number, ctx: Context): Promise<Known> {
  if (changeNumber <= before.upTo) return { ...before, heard: Math.min(before.heard, changeNumber) };
  if (changeNumber - before.upTo > MOST_LOOKED_THROUGH) return { heard: changeNumber, upTo: changeNumber };
  const entries = await entriesAfter(String(before.upTo), ctx);
  if (entries === undefined) return { heard: changeNumber, upTo: changeNumber };
  const last = entries.findLast((entry) => entry.number <= changeNumber && isHeard(entry, ctx.viewer));
  return { heard: last?.number ?? before.heard, upTo: changeNumber };
}

/** What people and partners may see is told to every tab, as that it may be other now. */
function isHeard(entry: LogEntry, viewer: PersonViewer): boolean {
  if (!isChange(entry)) return false;
  const isOfRights = ['member', 'agency', 'panel'].includes(entry.subject.type);
  return isOfRights || mayHear(entry, viewer) || losesSight(entry, viewer);
}
