import { withoutAccents } from './searchable';

/** Words that say nothing of what a text is about. */
const common = new Set(
  (
    'the and for with that this from are was were has have had been not but all any its their there they them who what when where which ' +
    'our your his her one two new same only also very more than then into onto over under near about after before being will would could'
  ).split(' '),
);

/** What a text is about: its words of three letters and more by their stems, each as it stands there first. */
export function topicWords(text: string): Map<string, string> {
  const words = wordsOf(text).filter((word) => word.length >= 3 && !common.has(word.toLowerCase()));
  return new Map(words.reverse().map((word) => [stemOf(word), word]));
}

/** A text by its words and by their stems, with a space before and after each: whole phrases are looked for in it. */
export interface Stemmed {
  readonly words: readonly string[];
  readonly line: string;
}

export function stemmed(text: string): Stemmed {
  const words = wordsOf(text);
  return { words, line: ` ${words.map(stemOf).join(' ')} ` };
}

/** The words of a text that are `phrase`, a line of stems, in whatever form: "cuckooed" for "cuckooing". */
export function wordsFor({ words, line }: Stemmed, phrase: string): string | undefined {
  const at = line.indexOf(phrase);
  if (at < 0) return undefined;
  const from = countWords(line.slice(0, at));
  return words.slice(from, from + countWords(phrase)).join(' ');
}

function countWords(line: string): number {
  return line.split(' ').filter((stem) => stem !== '').length;
}

function wordsOf(text: string): string[] {
  return withoutAccents(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** "tyres" and "tyre", "tipping" and "tip" are one: plural, "-ing" and "-ed" go, with a letter doubled by them and an e at the end. */
export function stemOf(word: string): string {
  const single = word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<=..[^sui])s$/, '');
  const bare = single.replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '');
  const undoubled = bare === single ? bare : bare.replace(/([^aeiousl])\1$/, '$1');
  return undoubled.replace(/(?<=\p{L}{2})e$/u, '');
}
