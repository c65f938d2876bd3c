import type { MemberId, PanelId } from '../domain/ids';
import { type ChainedEntry, type LogEntry, saltedDigest, type Sha256 } from '../domain/log';
import { erasable, withoutWords } from '../domain/logErasing';
import { Refusal } from '../domain/refusal';
import type { Draft } from './changeDraft';
import { pagesOfLog } from './logPages';
import { logKey } from './records';
import type { PanelDocument, PanelStore } from './store';

/** Which entry wrote each record last, of those that were followed: up to `at`. */
export interface LastWriters {
  readonly at: number;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Follows the log from the first of `numbers` on. Done before the change, a page at a time: what is left to follow in it
 * is short, and nobody who writes waits for a long log.
 */
export async function followWriters(
  store: PanelStore,
  panelId: PanelId,
  numbers: readonly number[],
): Promise<LastWriters> {
  let writers: LastWriters = { at: Math.min(...numbers) - 1, numbers: new Map() };
  for await (const page of pagesOfLog(store, panelId, writers.at)) writers = followed(writers, page);
  return writers;
}

function followed({ at, numbers }: LastWriters, entries: readonly LogEntry[]): LastWriters {
  const written = entries.flatMap((entry) =>
    entry.form === 1 ? [] : Object.keys(entry.records ?? {}).map((id) => [id, entry.number] as const),
  );
  return { at: entries.at(-1)?.number ?? at, numbers: new Map([...numbers, ...written]) };
}

interface Erasure {
  readonly entries: readonly LogEntry[];
  readonly by: MemberId;
  readonly reason: string;
  readonly writers: LastWriters;
}

/**
 * Takes the words out of entries, and says in the log which. What was digested with a salt that goes can no longer be
 * held against the log, so the same entry vouches anew for the records that stood by those digests, as they stand.
 *
 * @throws Refusal what `erasable` throws; `log-broken` when a record is not what it was written: it must not be vouched for
 */
export async function eraseWords(draft: Draft, { entries, by, reason, writers }: Erasure, sha256: Sha256) {
  const told = erasable(entries, sha256);
  const held = await heldBy(told, writers, draft);
  // After the records: whoever writes one meanwhile is then seen to have done so.
  const { numbers } = followed(writers, await draft.logAfter(writers.at));
  for (const each of held) if (numbers.get(each.id) === each.entry.number) vouchAnew(draft, each, sha256);
  for (const entry of told) draft.put('log', withoutWords(entry));
  const erased = told.map(({ number }) => number);
  const subject = { type: 'log', id: logKey(erased[0] ?? 0), reference: 'The log' } as const;
  draft.log({ action: 'log-words-erased', by, subject, readers: ['*'], note: reason, erased });
  return erased;
}

/** A record, and the entry that vouches for it. */
interface Held {
  readonly id: string;
  readonly entry: ChainedEntry;
  readonly document: PanelDocument | undefined;
}

async function heldBy(entries: readonly ChainedEntry[], { numbers }: LastWriters, draft: Draft): Promise<Held[]> {
  const held = entries.flatMap((entry) =>
    Object.keys(entry.records ?? {})
      .filter((id) => numbers.get(id) === entry.number)
      .map(async (id) => ({ id, entry, document: await draft.standing(id) })),
  );
  return Promise.all(held);
}

function vouchAnew(draft: Draft, { id, entry: { records = {}, words }, document }: Held, sha256: Sha256): void {
  const isWhole = document && words && saltedDigest(document.value, words.salt, sha256) === records[id];
  if (isWhole !== true) throw new Refusal('log-broken');
  draft.vouch(document);
}
