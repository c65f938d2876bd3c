import { chain, isChange, type LogEntry, type LogFacts, saltedDigest, type Sha256 } from '../domain/log';
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

/**
 * The entries of one change, in the order of its happenings. Each record stands in the entry of what happened to it, or,
 * where nothing is said of it by itself, in the first one.
 */
export function entriesOf(
  { happenings, documents, vouched }: Pick<ChangeDraft, 'happenings' | 'documents' | 'vouched'>,
  { at, after }: { at: Instant; after: LogEnd },
  making: LogMaking,
): LogEntry[] {
  const entries: LogEntry[] = [];
  let end = after;
  const written = [...documents, ...vouched].filter(({ type }) => isLogged(type));
  for (const [index, happening] of happenings.entries()) {
    const own = written.filter((document) => Math.max(0, placeOf(document, happenings)) === index);
    const entry = entryOf(happening, own, { at, after: end }, making);
    entries.push(entry);
    end = endOf(entry, end);
  }
  return entries;
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
): LogEntry {
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
