import type { Refusal } from './domain/refusal';
import { meantAs, type SendAnyway } from './domain/stoppedWords';
import { inWords, t } from './domain/words';

/** By what it may be. */
const doubts: Readonly<Record<string, (word: string) => string>> = {
  marking: (word) =>
    t`Is “${word}” a marking? Nothing marked SECRET or above may be entered here: then take it out, use the system that may hold it, and tell the coordinator only that there is something to see there. Nothing is kept yet.`,
  source: (word) =>
    t`Does “${word}” say where intelligence comes from? Sentinel never holds that: then take it out and tell your force’s source unit. Nothing is kept yet.`,
  covert: (word) =>
    t`“${word}”: does this ask for covert activity? That needs an authorisation: then see the authorising officer, or write what is to be done openly. Nothing is kept yet.`,
};

const doubtLabels: Readonly<Record<string, string>> = inWords({
  marking: 'No, it is not a marking',
  source: 'No, nothing of a source',
  covert: 'No, nothing covert',
});

/** Asked about a word that may be one of `kind`. */
export function doubtText(kind: string, word: string): string {
  return (doubts[kind] ?? doubts['marking'])?.(word) ?? '';
}

/** With what a doubtful word is sent as it is; undefined for any other refusal. */
export function doubtOf({ code, facts }: Refusal): SendAnyway | undefined {
  const { word, kind = 'marking' } = facts;
  if (code !== 'doubtful-words' || word === undefined) return undefined;
  return { word: meantAs(word), label: doubtLabels[kind] ?? doubtLabels['marking'] ?? '' };
}

/** At which field a word stands that something was stopped for, as it is said beside that field. */
export function stoppedAt({ facts: { path, word } }: Refusal): { path: string; message: string } | undefined {
  return path === undefined || word === undefined ? undefined : { path, message: t`It was stopped for “${word}”.` };
}
