import {
  chain,
  isChange,
  type LogEntry,
  type LogFacts,
  type LogSubject,
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

/** What a change writes, and what the log vouches for by it. */
interface Written extends Pick<ChangeDraft, 'documents' | 'vouched' | 'formerReaders'> {
  /** What stands where a document is written. */
  readonly over: (id: string) => PanelDocument | undefined;
}

interface WrittenChange extends Written, Pick<ChangeDraft, 'happenings'> {}

/**
 * The entries of one change, in the order of its happenings. Each record stands in the entry of what happened to it, or,
 * where nothing is said of it by itself, in the first one.
 */
export function entriesOf(
  { happenings, documents, vouched, ...rest }: WrittenChange,
  { at, after }: { at: Instant; after: LogEnd },
  making: LogMaking,
): LogEntry[] {
  const entries: LogEntry[] = [];
  let end = after;
  for (const [index, happening] of happenings.entries()) {
    const isOwn = (document: PanelDocument) =>
      isLogged(document.type) && Math.max(0, placeOf(document, happenings)) === index;
    const own = { documents: documents.filter(isOwn), vouched: vouched.filter(isOwn), ...rest };
    const entry = entryOf(happening, own, { at, after: end }, making);
    entries.push(entry);
    end = endOf(entry, end);
  }
  return entries;
}

/** Whoever loses sight of it by this change hears of that once more. */
function formerReadersOf({ documents, formerReaders }: Written, subject: LogSubject): readonly string[] | undefined {
  const own = documents.find(({ id }) => id === `${subject.type}:${subject.id}`);
  return own && formerReaders.get(own.id);
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
  written: Written,
  { at, after }: { at: Instant; after: LogEnd },
  { panelId, sha256, newSalt }: LogMaking,
): LogEntry {
  const salt = newSalt();
  const { reference, type, id } = subject;
  const formerReaders = formerReadersOf(written, subject);
  const facts: LogFacts = {
    ...{ panelId, number: after.logNumber + 1, at, by, action, kind: logActions[action], subject: { type, id } },
    readers: [...readers],
    ...(isQuiet(action) ? { quiet: true } : {}),
    ...(partOf === undefined ? {} : { partOf }),
    ...(formerReaders === undefined ? {} : { formerReaders: [...formerReaders] }),
    ...(to === undefined || to.length === 0 ? {} : { to: [...new Set(to)] }),
    ...(erased === undefined ? {} : { erased: [...erased] }),
    ...digestsOf(written, salt, sha256),
  };
  const said = { ...(note === undefined ? {} : { note }), ...(former === undefined ? {} : { former }) };
  return chain(facts, { salt, reference, ...said }, after.lastHash, sha256);
}

function digestsOf(
  { documents, vouched, over }: Written,
  wordsSalt: string,
  sha256: Sha256,
): Pick<LogFacts, 'records' | 'over' | 'vouched'> {
  const digests = (all: readonly PanelDocument[]) =>
    Object.fromEntries(all.map((each) => [each.id, saltedDigest(each.value, each.salt ?? wordsSalt, sha256)]));
  const before = documents.map(({ id }) => over(id)).filter((each) => each !== undefined);
  return {
    ...(documents.length === 0 ? {} : { records: digests(documents) }),
    ...(before.length === 0 ? {} : { over: digests(before) }),
    ...(vouched.length === 0 ? {} : { vouched: digests(vouched) }),
  };
}
