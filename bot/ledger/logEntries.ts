import {
  chain,
  type ChainedEntry,
  isChange,
  type LogEntry,
  type LogFacts,
  saltedDigest,
  type Sha256,
} from '../domain/log';
import { isQuiet, logActions } from '../domain/logActions';
import type { PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import type { ChangeDraft, Happening } from './changeDraft';
import { isLogged } from './loggedRecords';
import type { PanelDocument } from './store';

/** Where a panel's log stands: what the next entry follows from. */
export interface LogEnd {
  readonly logNumber: number;
  readonly changeNumber: number;
  readonly lastHash: string;
}

/** What entries are made with. */
export interface LogMaking {
  readonly panelId: PanelId;
  readonly sha256: Sha256;
  readonly newSalt: () => string;
}

type Entered = Pick<ChangeDraft, 'happenings' | 'documents' | 'vouched' | 'formerReaders'>;

/**
 * The entries of one change, in the order of its happenings. Each record stands in the entry of what happened to it, or,
 * where nothing is said of it by itself, in the first one.
 */
export function entriesOf(
  { happenings, documents, vouched, formerReaders }: Entered,
  { at, after }: { at: Instant; after: LogEnd },
  making: LogMaking,
): LogEntry[] {
  const entries: LogEntry[] = [];
  let end = after;
  const written = [...documents, ...vouched].filter(({ type }) => isLogged(type));
  for (const [index, happening] of happenings.entries()) {
    const own = written.filter((document) => Math.max(0, placeOf(document, happenings)) === index);
    const entry = entryOf(happening, own, { at, after: end }, making);
    entries.push(withFormer(entry, own, formerReaders));
    end = endOf(entry, end);
  }
  return entries;
}

/** Whoever loses sight of it by this change hears of that once more. */
function withFormer(entry: ChainedEntry, own: readonly PanelDocument[], former: Entered['formerReaders']): LogEntry {
  const subject = own.find(({ id }) => id === `${entry.subject.type}:${entry.subject.id}`);
  const formerReaders = subject === undefined ? undefined : former.get(subject.id);
  return formerReaders === undefined ? entry : { ...entry, formerReaders: [...formerReaders] };
}

/** Where the log stands with `entry` on top. */
export function endOf(entry: LogEntry, { changeNumber }: LogEnd): LogEnd {
  const { number, hash } = entry;
  return { logNumber: number, lastHash: hash, changeNumber: isChange(entry) ? number : changeNumber };
}

function placeOf({ id }: PanelDocument, happenings: readonly Happening[]): number {
  return happenings.findIndex(({ subject }) => id === `${subject.type}:${subject.id}`);
}

function entryOf(
  { action, by, subject, partOf, readers, to, note, former, erased }: Happening,
  records: readonly PanelDocument[],
  { at, after }: { at: Instant; after: LogEnd },
  { panelId, sha256, newSalt }: LogMaking,
): ChainedEntry {
  const salt = newSalt();
  const { reference, type, id } = subject;
  const facts: LogFacts = {
    ...{ panelId, number: after.logNumber + 1, at, by, action, kind: logActions[action], subject: { type, id } },
    readers: [...readers],
    ...(isQuiet(action) ? { quiet: true } : {}),
    ...(to === undefined || to.length === 0 ? {} : { to: [...new Set(to)] }),
    ...(erased === undefined ? {} : { erased: [...erased] }),
    ...(records.length === 0
      ? {}
      : { records: Object.fromEntries(records.map((each) => [each.id, saltedDigest(each.value, salt, sha256)])) }),
  };
  const said = { ...(note === undefined ? {} : { note }), ...(former === undefined ? {} : { former }) };
  const entry = chain(facts, { salt, reference, ...said }, after.lastHash, sha256);
  return partOf === undefined ? entry : { ...entry, partOf };
}
