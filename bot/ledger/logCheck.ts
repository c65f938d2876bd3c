import type { PanelId } from '../domain/ids';
import { saltedDigest, type Sha256 } from '../domain/log';
import { loggedTypes } from './loggedRecords';
import { logIdOf, logNumberOf, pagesOf } from './logPages';
import { type LogFault, type LogPoint, LogWalk, readableEntry } from './logWalk';
import { type Head, recordOf } from './records';
import type { PanelStore, StoredDocument } from './store';
import { isSettled } from './shapes';
import { isRecordType, rewritingOf, todaysShapes } from './todaysShapes';

export interface LogReport {
  readonly entries: number;
  /** Entries whose words are gone. */
  readonly erased: number;
  /** Records that were held against their digests. */
  readonly records: number;
  readonly faults: readonly LogFault[];
}

/**
 * Walks a panel's whole log and then its records, a page at a time, letting others go first between pages. `anchors`
 * are points of the log that were kept outside the store.
 */
export async function checkLog(
  store: PanelStore,
  panelId: PanelId,
  sha256: Sha256,
  anchors: readonly LogPoint[] = [],
): Promise<LogReport> {
  const walk = new LogWalk(sha256, undefined, anchors);
  const head = await loadHead(store, panelId);
  await follow(walk, head?.logNumber ?? 0, store, panelId);
  const today = todaysShapes();
  const filed = new Set(loggedTypes.filter((type) => isSettled(head?.shapes, today, type)));
  const records = await checkRecords({ walk, store, panelId, sha256, filed });
  // Whoever wrote meanwhile moved the head on: then the log is followed to where it is now.
  const latest = await loadHead(store, panelId);
  await follow(walk, latest?.logNumber ?? 0, store, panelId);
  walk.end(latest === undefined ? undefined : { number: latest.logNumber, hash: latest.lastHash });
  return { entries: walk.at.number, erased: walk.erased, records, faults: walk.faults };
}

async function loadHead(store: PanelStore, panelId: PanelId): Promise<Head | undefined> {
  const found = await store.read(panelId, 'head');
  return found === undefined ? undefined : recordOf('head', found);
}

/** What was written after `until` is left for the next time: it may be being written. */
async function follow(walk: LogWalk, until: number, store: PanelStore, panelId: PanelId): Promise<void> {
  if (walk.at.number >= until) return;
  for await (const page of pagesOf(store, panelId, 'log', logIdOf(walk.at.number))) {
    for (const document of page) if (logNumberOf(document) <= until) takeFrom(document, walk);
    if (walk.at.number >= until) return;
  }
}

/** An entry that is none any more is a fault like another. @throws Refusal `newer-data` */
function takeFrom(document: StoredDocument, walk: LogWalk): void {
  const entry = readableEntry(() => recordOf('log', document));
  if (entry === undefined) walk.takeUnreadable(logNumberOf(document));
  else walk.take(entry);
}

/** What a record is held against. */
interface Looking {
  readonly walk: LogWalk;
  readonly store: PanelStore;
  readonly panelId: PanelId;
  readonly sha256: Sha256;
  /** Types of which all records are filed as this version files them. */
  readonly filed: ReadonlySet<string>;
}

/** @returns how many stand as they were written */
async function checkRecords(looking: Looking): Promise<number> {
  const { walk, store, panelId } = looking;
  const waiting = new Set(walk.records.keys());
  let whole = 0;
  const check = async (document: StoredDocument): Promise<void> => {
    waiting.delete(document.id);
    const fault = faultOf(document, looking);
    if (fault === undefined) whole += 1;
    else if (fault !== 'unknown') await checkAgain(document.id, looking);
  };
  for (const type of loggedTypes) {
    for await (const page of pagesOf(store, panelId, type)) for (const document of page) await check(document);
  }
  for (const record of waiting) walk.note({ kind: 'record-missing', record });
  return whole;
}

/** Undefined where the record stands as it was written; `unknown` where no entry can tell. */
function faultOf(document: StoredDocument, { walk, sha256, filed }: Looking): LogFault | undefined | 'unknown' {
  const record = document.id;
  const mark = walk.records.get(record);
  if (mark === undefined) return walk.hasFirstForm ? 'unknown' : { kind: 'record-unlogged', record };
  const { salt, digest } = mark;
  if (salt === undefined || saltedDigest(document.value, salt, sha256) !== digest) {
    return { kind: 'record-altered', record };
  }
  return filed.has(document.type) && isMisfiled(document) ? { kind: 'record-misfiled', record } : undefined;
}

function isMisfiled(document: StoredDocument): boolean {
  return isRecordType(document.type) && rewritingOf(document.type, document).kind === 'keys';
}

/** More often than anybody writes a record while it is looked at. */
const MOST_LOOKS = 3;

/** It may have been written after the log was followed: both are looked at once more. */
async function checkAgain(id: string, looking: Looking): Promise<void> {
  const { walk, store, panelId } = looking;
  let fault: LogFault | undefined | 'unknown';
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const document = await store.read(panelId, id);
    const head = await loadHead(store, panelId);
    await follow(walk, head?.logNumber ?? 0, store, panelId);
    fault = document === undefined ? undefined : faultOf(document, looking);
    if (fault === undefined) return;
  }
  if (fault !== undefined && fault !== 'unknown') walk.note(fault);
}
