import { readersOfBoth } from '../domain/audience';
import type { MemberId, PanelId } from '../domain/ids';
import { type ChainedEntry, digestsIn, type LogEntry, saltedDigest, type Sha256, wholeOf } from '../domain/log';
import { erasable, withoutWords } from '../domain/logErasing';
import { Refusal } from '../domain/refusal';
import type { Draft } from './changeDraft';
import { logIdOf, pagesOfLog } from './logPages';
import { hearersIn, logKey, recordOf } from './records';
import { repeatedBy } from './sayingRecords';
import { MAX_BATCH_WRITES, type PanelDocument, type PanelStore } from './store';

/** Head and erasing entry come to it. */
const MOST_WRITTEN = MAX_BATCH_WRITES - 2;
/** A corrected record, its entry, and what brings its cards up to date. */
const WRITES_A_CORRECTION = 3;

/** Which entry wrote each record last, of those that were followed: up to `at`. */
export interface LastWriters {
  readonly at: number;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * For records that do not say themselves which entry holds their digest, as versions of before wrote them: follows the
 * log from the first of `numbers` on. Done before the change, a page at a time: what is left to follow in it is short, and
 * nobody who writes waits for a long log.
 *
 * @returns undefined where all of them say it, so that nothing depends on how long the log is
 */
export async function followWriters(
  store: PanelStore,
  panelId: PanelId,
  numbers: readonly number[],
): Promise<LastWriters | undefined> {
  const found = await Promise.all(numbers.map((number) => store.read(panelId, logIdOf(number))));
  const ids = new Set(
    found.flatMap((each) => (each === undefined ? [] : Object.keys(digestsIn(recordOf('log', each))))),
  );
  const records = await Promise.all([...ids].map((id) => store.read(panelId, id)));
  if (records.every((record) => record?.entry !== undefined)) return undefined;
  let writers: LastWriters = { at: Math.min(...numbers) - 1, numbers: new Map() };
  for await (const page of pagesOfLog(store, panelId, writers.at)) writers = followed(writers, page);
  return writers;
}

function followed({ at, numbers }: LastWriters, entries: readonly LogEntry[]): LastWriters {
  const written = entries.flatMap((entry) => Object.keys(digestsIn(entry)).map((id) => [id, entry.number] as const));
  return { at: entries.at(-1)?.number ?? at, numbers: new Map([...numbers, ...written]) };
}

interface Erasure {
  readonly entries: readonly LogEntry[];
  readonly by: MemberId;
  readonly reason: string;
  /** Where there are records that `followWriters` had to follow the log for. */
  readonly writers: LastWriters | undefined;
}

/**
 * Takes the words out of entries, and says in the log which; records that say the same lose them too, each with an entry
 * of its own. What was digested with a salt that goes can no longer be held against the log, so the erasing entry vouches
 * anew for the other records that stood by those digests, as they stand.
 *
 * @throws Refusal what `erasable` throws; `log-broken` when a record is not what it was written: it must not be vouched for
 */
export async function eraseWords(draft: Draft, { entries, by, reason, writers }: Erasure, sha256: Sha256) {
  const told = erasable(entries, sha256);
  const held = await heldBy(told, draft);
  const { corrected, still } = await repeatedBy(told, by, draft, sha256);
  // After the records: whoever writes one meanwhile is then seen to have done so.
  const followedUp = writers && followed(writers, await draft.logAfter(writers.at));
  const standing = held.filter((each) => isLastWriter(each, followedUp));
  for (const each of standing) guardWhole(each, sha256);
  const vouched = standing
    .flatMap(({ document }) => document ?? [])
    .filter(({ id, salt }) => salt === undefined && !corrected.some((each) => each.id === id));
  if (told.length + vouched.length + WRITES_A_CORRECTION * corrected.length > MOST_WRITTEN) {
    throw new Refusal('too-many-records');
  }
  for (const document of vouched) draft.vouch(document);
  for (const entry of told) draft.put('log', withoutWords(entry));
  const erased = told.map(({ number }) => number);
  const subject = { type: 'log', id: logKey(erased[0] ?? 0), reference: 'The log' } as const;
  const readers = await readersOfAll(told, draft);
  // The first: what is vouched for stands in it.
  draft.log({ action: 'log-words-erased', by, subject, readers, note: reason, erased });
  for (const { write } of corrected) write();
  return { erased, corrected: corrected.map(({ told: of }) => of), still };
}

/** Who hears of it: whoever could hear of such an entry, and may of its record still. */
async function readersOfAll(entries: readonly ChainedEntry[], draft: Draft): Promise<string[]> {
  const all = entries.map(async (entry) => {
    const { type, id } = wholeOf(entry);
    if (type !== 'task' && type !== 'issue' && type !== 'group') return entry.readers;
    const record = await draft.read(type, id);
    return record === undefined ? entry.readers : readersOfBoth(entry.readers, hearersIn(type, record));
  });
  return [...new Set((await Promise.all(all)).flat())];
}

/** A record, and the entry that vouches for it. */
interface Held {
  readonly id: string;
  readonly entry: ChainedEntry;
  readonly document: PanelDocument | undefined;
}

async function heldBy(entries: readonly ChainedEntry[], draft: Draft): Promise<Held[]> {
  const held = entries.flatMap((entry) =>
    Object.keys(digestsIn(entry)).map(async (id) => ({ id, entry, document: await draft.standing(id) })),
  );
  return Promise.all(held);
}

/** What a record says of it is believed: whoever altered that is found by the check. */
function isLastWriter({ id, entry, document }: Held, writers: LastWriters | undefined): boolean {
  return (document?.entry ?? writers?.numbers.get(id)) === entry.number;
}

/** A record with a salt of its own does not need that of the words. */
function guardWhole({ id, entry, document }: Held, sha256: Sha256): void {
  const salt = document?.salt ?? entry.words?.salt;
  const isWhole = document && salt && saltedDigest(document.value, salt, sha256) === digestsIn(entry)[id];
  if (!isWhole) throw new Refusal('log-broken');
}
