import { soughtText, wordsIn } from '../../domain/searchable';
import type { FoundView } from './searchViews';

/** What somebody typed to find something. */
export interface Asked {
  readonly text: string;
  /** "14", "27-14", "i6", "M2", "SEN-27-014": a number, perhaps of one kind and one year. */
  readonly number?: { readonly value: number; readonly year?: string; readonly kinds: readonly FoundView['kind'][] };
}

const numbered: readonly FoundView['kind'][] = ['task', 'issue', 'meeting', 'group'];

/** @param prefix of the panel's references: "SEN" */
export function askedFor(text: string, prefix: string): Asked {
  const sought = soughtText(text);
  const [whole, letters = '', year, digits = ''] = /^([a-z]*)[- ]?(?:(\d{2})[- ])?0*(\d{1,6})$/.exec(sought) ?? [];
  const kinds = kindsOf(letters, prefix.toLowerCase());
  if (whole === undefined || kinds.length === 0) return { text };
  return { text, number: { value: Number(digits), kinds, ...(year === undefined ? {} : { year }) } };
}

function kindsOf(letters: string, prefix: string): readonly FoundView['kind'][] {
  switch (letters) {
    case '':
      return numbered;
    case 'i':
      return ['issue'];
    case 'm':
      return ['meeting'];
    case 't':
    case prefix:
      return ['task'];
    default:
      return [];
  }
}

/** Each word that was typed begins one of `words`, as the store finds them (ledger/wordsSought). */
export function bears(words: readonly string[], { text }: Asked): boolean {
  const starts = wordsIn(text);
  return starts.length > 0 && starts.every((start) => words.some((word) => word.startsWith(start)));
}
