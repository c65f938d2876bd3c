import type { PanelId } from '../domain/ids';
import { saltedDigest, type Sha256 } from '../domain/log';
import { without } from '../domain/without';
import { DEPLOYMENT } from './deployment';
import { loggedTypes } from './loggedRecords';
import { pagesOf } from './logPages';
import type { LogFault, LogWalk, RecordMark } from './logWalk';
import { documentIdAt, recordOf } from './records';
import { isFiledLater, isSettled, type PanelShapes } from './shapes';
import type { DocumentKeys, PanelStore, StoredDocument } from './store';
import { isRecordType, rekeyedIn, rewritingOf, textOfKeys, todaysShapes } from './todaysShapes';

/** What records are held against. */
interface Looking {
  readonly walk: LogWalk;
  readonly store: PanelStore;
  readonly panelId: PanelId;
  readonly sha256: Sha256;
  /** As the head says. */
  readonly shapes: PanelShapes | undefined;
  /** Follows the log to where it is now. */
  readonly follow: () => Promise<unknown>;
}

/** What was found of records, those included that are not as they were written. */
export interface FoundRecords {
  /** How many stand as they were written. */
  whole: number;
  /** Of these, those of which the log says how they were found, not that anybody wrote them so. */
  asFound: number;
  /** No entry vouches for them yet, as versions without digests wrote them; or a later version has filed them. */
  unchecked: number;
  /** The highest number in use, by counter. */
  readonly numbers: Map<string, number>;
  readonly runningMeetingIds: Set<string>;
  /** The earliest and the latest form, by type. */
  readonly forms: Map<string, { readonly least: number; readonly most: number }>;
}

export async function checkRecords(looking: Looking): Promise<FoundRecords> {
  const { walk, store, panelId } = looking;
  const waiting = new Set(walk.records.keys());
  const found: FoundRecords = {
    ...{ whole: 0, asFound: 0, unchecked: 0 },
    numbers: new Map(),
    runningMeetingIds: new Set(),
    forms: new Map(),
  };
  for (const type of loggedTypes) {
    for await (const page of pagesOf(store, panelId, type)) {
      for (const document of page) {
        waiting.delete(document.id);
        noteFound(document, found);
        const fault = await faultOf(document, looking);
        if (fault === undefined) noteWhole(document, looking, found);
        else if (fault === 'unknown') found.unchecked += 1;
        else await checkAgain(document.id, looking);
      }
    }
  }
  for (const record of waiting) walk.note({ kind: 'record-missing', record });
  return found;
}

function noteFound({ id, type, form = 1, value, keys }: StoredDocument, found: FoundRecords): void {
  const { least, most } = found.forms.get(type) ?? { least: form, most: form };
  found.forms.set(type, { least: Math.min(least, form), most: Math.max(most, form) });
  if (type === 'meeting' && keys['state'] === 'running') found.runningMeetingIds.add(id);
  const [counter, number] = numberIn(type, value) ?? [];
  if (counter !== undefined && number !== undefined) {
    found.numbers.set(counter, Math.max(found.numbers.get(counter) ?? 0, number));
  }
}

function noteWhole({ id }: StoredDocument, { walk }: Looking, found: FoundRecords): void {
  found.whole += 1;
  if (walk.records.get(id)?.isAsFound === true) found.asFound += 1;
}

/** Whose numbers the panel's head counts. */
const numbered = ['task', 'issue', 'disruption', 'referral'];

/** Numbers are given by the year, which a reference says: "SEN-27-004" is the fourth of the counter "task-27". */
function numberIn(type: string, value: unknown): [counter: string, number: number] | undefined {
  if (!numbered.includes(type)) return undefined;
  const reference = typeof value === 'object' && value !== null && 'reference' in value ? value.reference : undefined;
  const [, year, number] = /-(\d\d)-(\d+)$/.exec(String(reference)) ?? [];
  return year === undefined ? undefined : [`${type}-${year}`, Number(number)];
}

/** Undefined where the record stands as it was written; `unknown` where no entry can tell. */
async function faultOf(document: StoredDocument, looking: Looking): Promise<LogFault | undefined | 'unknown'> {
  const { walk, sha256 } = looking;
  const record = document.id;
  if (!isReadable(document)) return { kind: 'record-unreadable', record };
  const mark = walk.records.get(record);
  if (mark === undefined) {
    const isOfBefore = walk.awaitsSealing && document.entry === undefined;
    return isOfBefore ? 'unknown' : { kind: 'record-unlogged', record };
  }
  if (!isAsWritten(document, mark, sha256)) return { kind: 'record-altered', record };
  if (isMisfiled(document, looking)) {
    // Nobody is accused of what a version did that was taken back; nor is it passed over.
    const isOfLater = isFiledLater(looking.shapes, todaysShapes(), document.type);
    return isOfLater ? 'unknown' : { kind: 'record-misfiled', record };
  }
  return (await isOwned(document, looking)) ? undefined : { kind: 'chat-owner', record };
}

/** The number of the entry that holds its digest is checked too: an erasure of words goes by it. */
function isAsWritten({ value, salt, entry }: StoredDocument, mark: RecordMark, sha256: Sha256): boolean {
  const { number, isSealed, digest } = mark;
  if (entry === undefined ? isSealed : entry !== number) return false;
  const own = isSealed ? salt : mark.salt;
  return own !== undefined && saltedDigest(value, own, sha256) === digest;
}

function isNewer({ type, form = 1 }: StoredDocument): boolean {
  return form > (todaysShapes().forms[type] ?? 1);
}

/** One of a newer form is not for this version to read. */
function isReadable(document: StoredDocument): boolean {
  const { type } = document;
  if (!isRecordType(type) || isNewer(document)) return true;
  try {
    recordOf(type, document);
    return true;
  } catch {
    return false;
  }
}

/**
 * While a kind is walked, only the keys that earlier versions worked out otherwise may stand otherwise, whatever the head
 * says: else whoever alters the head could file as they please.
 */
function isMisfiled(document: StoredDocument, { shapes }: Looking): boolean {
  const { type, form = 1 } = document;
  const today = todaysShapes();
  const kept = today.kept[type] ?? { form: 1, keying: 1 };
  if (!isRecordType(type) || form > kept.form) return false;
  const rewriting = rewritingOf(type, document);
  if (rewriting.kind !== 'keys') return false;
  if (isSettled(shapes, today, type) || (kept.keying === 1 && form === kept.form)) return true;
  const walked = form < kept.form ? undefined : rekeyedIn(type);
  return walked !== undefined && areApart(document.keys, rewriting.keys, walked);
}

function areApart(filed: DocumentKeys, due: DocumentKeys, walked: readonly string[]): boolean {
  return textOfKeys(without(filed, walked)) !== textOfKeys(without(due, walked));
}

/** Of two panels that would speak in a chat, one owns it: that stands beside both. */
async function isOwned(document: StoredDocument, { store, panelId }: Looking): Promise<boolean> {
  if (document.type !== 'chat' || isNewer(document)) return true;
  const chat = recordOf('chat', document);
  if (chat.state !== 'approved') return true;
  const found = await store.read(DEPLOYMENT, documentIdAt('chatOwner', chat.id));
  try {
    return found !== undefined && recordOf('chatOwner', found).panelId === panelId;
  } catch {
    return false;
  }
}

/** More often than anybody writes a record while it is looked at. */
const MOST_LOOKS = 3;

/** It may have been written after the log was followed: both are looked at once more. */
async function checkAgain(id: string, looking: Looking): Promise<void> {
  const { walk, store, panelId, follow } = looking;
  let fault: LogFault | undefined | 'unknown';
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const document = await store.read(panelId, id);
    await follow();
    fault = document === undefined ? undefined : await faultOf(document, looking);
    if (fault === undefined) return;
  }
  if (fault !== undefined && fault !== 'unknown') walk.note(fault);
}
