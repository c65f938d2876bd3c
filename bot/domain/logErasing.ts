import { type ChainedEntry, hashOf, type LogEntry, type Sha256, wordsStand } from './log';
import { isOfRetention, type LogAction } from './logActions';
import { Refusal } from './refusal';

/**
 * Of the entries that somebody wants wordless, those that still have words. An erasure vouches for the entries that it
 * names, so it names none that were tampered with: their words, altered or taken away, stay what the check finds.
 *
 * @throws Refusal `words-in-chain` for entries of the first form, `words-kept` for those of refusals and erasures, `log-broken`, `words-gone` when none have any left
 */
export function erasable(entries: readonly LogEntry[], sha256: Sha256): ChainedEntry[] {
  const chained = entries.map(beside);
  const told = chained.filter((entry) => wordsStand(entry, sha256) !== 'gone');
  if (told.some((entry) => wordsStand(entry, sha256) === 'altered' || hashOf(entry, sha256) !== entry.hash)) {
    throw new Refusal('log-broken');
  }
  if (told.length === 0) throw new Refusal('words-gone');
  return told;
}

/** Else one could hide what one tried to read, or what one erased. */
const keptActions: readonly string[] = [
  ...(['access-refused', 'log-words-erased', 'record-words-erased'] satisfies LogAction[]),
];

/** What was decided of a record stays when the record is gone. */
function keepsWords(action: string): boolean {
  return keptActions.includes(action) || isOfRetention(action);
}

/** Whether it has words that an erasure may take. */
export function isErasable(entry: LogEntry): entry is ChainedEntry {
  return entry.form !== 1 && entry.words !== undefined && !keepsWords(entry.action);
}

function beside(entry: LogEntry): ChainedEntry {
  if (keepsWords(entry.action)) throw new Refusal('words-kept', { number: String(entry.number) });
  if (entry.form === 1) throw new Refusal('words-in-chain', { number: String(entry.number) });
  return entry;
}

/** The words go, and with them the salt: nobody can guess from the digests that are left. */
export function withoutWords({ words: _, ...chained }: ChainedEntry): ChainedEntry {
  return chained;
}
