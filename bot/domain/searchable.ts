// Lists are searched in the tab too: no schema comes in from here.

/** What search compares: lower case, without accents. */
export function searchable(...texts: readonly (string | undefined)[]): string {
  return withoutAccents(texts.filter((text) => text !== undefined).join('\n')).toLowerCase();
}

export function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A reference as cards and Word hold it together, "SEN‑27‑014", or as dashes make it of it. */
const DASHED = /(?<![\p{L}\d])\p{L}{1,6}(?:[\u2010\u2011\u2013-][\p{L}\d]+)*[\u2010\u2011\u2013-]\d+/gu;

/** What somebody seeks, as lists are searched: a reference that was copied from a card is the one that is kept. */
export function soughtText(text: string): string {
  return searchable(text.trim().replace(DASHED, (reference) => reference.replace(/[\u2010\u2011\u2013]/g, '-')));
}

/** Each word once, as texts are compared: its letters and digits. "SEN-27-014" are three. */
export function wordsIn(...texts: readonly (string | undefined)[]): string[] {
  return [...new Set(searchable(...texts).match(/[\p{L}\p{N}]+/gu))];
}

/** Every word of `sought` stands somewhere in `texts`. */
export function holdsEveryWord(sought: string, ...texts: readonly (string | undefined)[]): boolean {
  const said = searchable(...texts);
  return searchable(sought)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Its letters and digits alone, as compared: "Vetted until" is "vetteduntil". */
export function plainWord(text: string): string {
  return searchable(text).replace(/[^\p{L}\p{N}]/gu, '');
}
