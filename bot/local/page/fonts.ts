import arabic from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2';
import arabicRanges from '@fontsource-variable/noto-sans-arabic/unicode.json';
import latinExtended from '@fontsource-variable/open-sans/files/open-sans-latin-ext-wght-normal.woff2';
import latin from '@fontsource-variable/open-sans/files/open-sans-latin-wght-normal.woff2';
import latinRanges from '@fontsource-variable/open-sans/unicode.json';

/**
 * Teams' own font is not ours to ship. These stand in for it under its name, which is the one that Fluent asks for, so
 * that Teams on one machine looks the same on every machine. In production the tab has the fonts that are there.
 */
const faces = [
  // Where ranges overlap, the last has it.
  { file: arabic, range: arabicRanges.arabic },
  { file: latinExtended, range: latinRanges['latin-ext'] },
  { file: latin, range: latinRanges.latin },
].map(
  ({ file, range }) =>
    `@font-face { font-family: 'Segoe UI'; font-weight: 300 800; src: url('${file}') format('woff2'); unicode-range: ${range}; }`,
);

export function addFonts(page: Document | null): void {
  if (page === null) return;
  const style = page.createElement('style');
  page.head.append(style);
  // A rule at a time: text in the element would be an inline style, which no page of ours may have.
  for (const face of faces) style.sheet?.insertRule(face);
}
