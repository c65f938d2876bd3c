import { losesSight, mayHear } from '../../access/liveSight';
import type { PersonViewer } from '../../access/viewer';
import { isChange, type LogEntry } from '../../domain/log';
import type { PanelId } from '../../domain/ids';
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

/** The newest entries, from the one after `after` up to `upTo`. */
interface Newest {
  readonly after: number;
  readonly upTo: number;
  readonly entries: readonly LogEntry[];
}

const newestOf = new WeakMap<PanelStore, Map<PanelId, Newest>>();

/** Of a panel, by one query after a change for all who ask: what came since the last one is added to what is known. */
const loadNewest = oncePerSnapshot(async (panelId: PanelId, { store, snapshot }: Context): Promise<Newest> => {
  const { changeNumber } = snapshot;
  const kept = newestOf.get(store) ?? new Map<PanelId, Newest>();
  newestOf.set(store, kept);
  const before = kept.get(panelId);
  if (before !== undefined && before.upTo >= changeNumber) return before;
  const now = (before && (await lengthened(before, panelId, store))) ?? none(changeNumber);
  kept.set(panelId, now);
  return now;
});

/** Undefined where too much was done since, or a newer version, which runs beside this one, wrote some of it. */
async function lengthened(before: Newest, panelId: PanelId, store: PanelStore): Promise<Newest | undefined> {
  try {
    const { entries, next } = await listLogPage(store, panelId, { after: before.upTo, limit: MOST_LOOKED_THROUGH });
    if (next !== undefined) return undefined;
    const all = [...before.entries, ...entries];
    const left = all.slice(-MOST_LOOKED_THROUGH);
    const dropped = all.at(-MOST_LOOKED_THROUGH - 1);
    return { after: dropped?.number ?? before.after, upTo: all.at(-1)?.number ?? before.upTo, entries: left };
  } catch (error) {
    if (isNewerData(error)) return undefined;
    throw error;
  }
}

function none(changeNumber: number): Newest {
  return { after: changeNumber, upTo: changeNumber, entries: [] };
}

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
  const now = later(before, await loadNewest(ctx.roster.panel.id, ctx), ctx);
  if (known.size >= MOST_KNOWN) known.clear();
  if (now.upTo >= (known.get(who)?.upTo ?? 0)) known.set(who, now);
  return now.heard;
}

function later(before: Known, { after, entries }: Newest, { snapshot, viewer }: Context): Known {
  const { changeNumber } = snapshot;
  if (changeNumber <= before.upTo) return { ...before, heard: Math.min(before.heard, changeNumber) };
  if (after > before.upTo) return { heard: changeNumber, upTo: changeNumber };
  const isSince = ({ number }: LogEntry) => number > before.upTo && number <= changeNumber;
  const last = entries.findLast((entry) => isSince(entry) && isHeard(entry, viewer));
  return { heard: last?.number ?? before.heard, upTo: changeNumber };
}

/** What people and partners may see is told to every tab, as that it may be other now. */
function isHeard(entry: LogEntry, viewer: PersonViewer): boolean {
  if (!isChange(entry)) return false;
  const isOfRights = ['member', 'agency', 'panel'].includes(entry.subject.type);
  return isOfRights || mayHear(entry, viewer) || losesSight(entry, viewer);
}
