import { canonical } from '../domain/canonical';
import type { PanelId } from '../domain/ids';
import { inFirstForm, type LogEntry, type Sha256 } from '../domain/log';
import { without } from '../domain/without';
import { checkHead, loadHead } from './headCheck';
import { logIdOf, logNumberOf, pagesOf } from './logPages';
import { type LogFault, type LogPoint, LogWalk } from './logWalk';
import { checkRecords } from './recordCheck';
import type { Head } from './head';
import { documentOf, recordOf } from './records';
import { findNewer, isSettled } from './shapes';
import type { PanelStore, StoredDocument } from './store';
import { rekeyedIn, textOfKeys, todaysShapes } from './todaysShapes';
import { unlessUnreadable } from './unreadable';

export interface RecordCounts {
  /** Those that stand as their digests say. */
  readonly whole: number;
  /** Of these, those of which the log says how they were found, not that anybody wrote them so. */
  readonly asFound: number;
  /** Those that were written before the log kept digests, and nothing vouches for yet. */
  readonly unchecked: number;
}

export interface LogReport {
  readonly entries: number;
  /** Entries whose words are gone. */
  readonly erased: number;
  readonly records: RecordCounts;
  readonly faults: readonly LogFault[];
}

/**
 * Walks a panel's whole log and then its records, a page at a time, letting others go first between pages. `anchors`
 * are points of the log that were kept outside the store. What cannot be read is a fault like another.
 */
export async function checkLog(
  store: PanelStore,
  panelId: PanelId,
  sha256: Sha256,
  anchors: readonly LogPoint[] = [],
): Promise<LogReport> {
  const walk = new LogWalk(sha256, undefined, anchors);
  const place = { store, panelId };
  const follow = async () => {
    const head = await loadHead(place);
    await followTo(head, walk, place);
    return head;
  };
  const first = await follow();
  const found = await checkRecords({ ...place, walk, sha256, shapes: first?.shapes, follow });
  // Whoever wrote meanwhile moved the head on: then the log is followed to where it is now.
  const last = await follow();
  walk.end(last === undefined ? undefined : { number: last.logNumber, hash: last.lastHash });
  await checkHead({ first, last, walk, found, place });
  const { whole, asFound, unchecked } = found;
  const records = { whole, asFound, unchecked };
  return { entries: walk.at.number, erased: walk.erased, records, faults: walk.faults };
}

interface Place {
  readonly store: PanelStore;
  readonly panelId: PanelId;
}

interface EntriesReport {
  /** Entries whose words are gone. */
  readonly erased: number;
  readonly faults: readonly LogFault[];
}

/** The numbers of the first and the last: both are meant. */
interface EntryRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Walks some entries of a panel's log as `checkLog` walks all, from the one before them: no record is looked at. Whether
 * words that are gone were erased, only what comes after may tell. `told` is given each that can be read.
 */
export async function checkEntries(
  { first, last }: EntryRange,
  { sha256, anchors, ...place }: Place & { readonly sha256: Sha256; readonly anchors: readonly LogPoint[] },
  told: (entry: LogEntry) => void,
): Promise<EntriesReport> {
  const { store, panelId } = place;
  const [head, found] = await Promise.all([loadHead(place), store.read(panelId, logIdOf(first - 1))]);
  const hash = found && unlessUnreadable(() => recordOf('log', found))?.hash;
  const before = first === 1 ? undefined : { number: first - 1, hash: hash ?? '' };
  const walk = new LogWalk(sha256, before, anchors);
  await followTo(head, walk, place, { until: last, told });
  return { erased: walk.erased, faults: walk.faults };
}

interface Following {
  readonly until?: number;
  readonly told?: (entry: LogEntry) => void;
}

/**
 * What was written after the head was read is left for the next time: it may be being written. Where no head can be
 * read, the log is followed to its end.
 */
async function followTo(
  head: Head | undefined,
  walk: LogWalk,
  { store, panelId }: Place,
  { until = head?.logNumber ?? Infinity, told }: Following = {},
): Promise<void> {
  if (walk.at.number >= until) return;
  const standing = { ...standingOf(head), told };
  for await (const page of pagesOf(store, panelId, 'log', logIdOf(walk.at.number))) {
    for (const document of page) {
      if (logNumberOf(document) <= until) takeFrom(document, walk, standing);
    }
    if (walk.at.number >= until) return;
  }
}

interface Standing {
  readonly hasNewer: boolean;
  /** Keys that the entries of an earlier version do not have yet. */
  readonly unsettled: readonly string[];
  readonly told: Following['told'];
}

function standingOf(head: Head | undefined): Omit<Standing, 'told'> {
  const today = todaysShapes();
  return {
    hasNewer: findNewer(head?.shapes, today) !== undefined,
    unsettled: isSettled(head?.shapes, today, 'log') ? [] : (rekeyedIn('log') ?? []),
  };
}

/** @throws Refusal `newer-data` where a newer version writes beside this one */
function takeFrom(document: StoredDocument, walk: LogWalk, { hasNewer, unsettled, told }: Standing): void {
  const number = logNumberOf(document);
  const entry = readableEntry(document, hasNewer);
  if (entry?.number !== number) {
    walk.takeUnreadable(number);
    return;
  }
  walk.take(entry);
  told?.(entry);
  // What a hash does not cover: it is taken over what this version knows, and lists go by the keys.
  const stored = entry.form === 1 ? inFirstForm(document.value) : document.value;
  if (canonical(stored) !== canonical(entry)) walk.note({ kind: 'added-to', number });
  const { keys } = documentOf('log', document.panelId, entry);
  const [filed, due] = [document.keys, keys].map((each) => textOfKeys(without(each, unsettled)));
  if (filed !== due) walk.note({ kind: 'misfiled', number });
}

function readableEntry(document: StoredDocument, hasNewer: boolean): LogEntry | undefined {
  try {
    return recordOf('log', document);
  } catch (error) {
    if (hasNewer) throw error;
    return undefined;
  }
}
