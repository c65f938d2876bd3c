// Lists are searched in the tab too: no schema comes in from here.

/** What search compares: lower case, without accents. */
export function searchable(...texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .join('\n')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
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
