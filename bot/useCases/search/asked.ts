import { searchable, soughtText } from '../../domain/searchable';
import type { FoundView } from './searchViews';

/** What somebody typed to find something. */
export interface Asked {
  /** As texts are compared. */
  readonly words: string;
  /** "14", "27-14", "i6", "M2", "SEN-27-014": a number, perhaps of one kind and one year. */
  readonly number?: { readonly value: number; readonly year?: string; readonly kinds: readonly FoundView['kind'][] };
}

const numbered: readonly FoundView['kind'][] = ['task', 'issue', 'meeting', 'group'];

/** @param prefix of the panel's references: "SEN" */
export function askedFor(text: string, prefix: string): Asked {
  const words = soughtText(text);
  const [whole, letters = '', year, digits = ''] = /^([a-z]*)[- ]?(?:(\d{2})[- ])?0*(\d{1,6})$/.exec(words) ?? [];
  const kinds = kindsOf(letters, prefix.toLowerCase());
  if (whole === undefined || kinds.length === 0) return { words };
  return { words, number: { value: Number(digits), kinds, ...(year === undefined ? {} : { year }) } };
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

/** "M2 is on": a word of the text, or the text itself, begins with what was typed, or holds it from three letters on. */
export function holds(text: string, { words }: Asked): boolean {
  const found = searchable(text);
  return found.startsWith(words) || found.includes(` ${words}`) || (words.length >= 3 && found.includes(words));
}
