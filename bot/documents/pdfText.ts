/** How text is set: a font of ours, a size in points (72 an inch) and the room below. */
export interface Style {
  readonly font: string;
  readonly size: number;
  readonly after: number;
}

/** The standard fonts of PDF have no ŵ, ł or Arabic. Read from node_modules when first used. */
export const REGULAR = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

export const STYLES = {
  marking: { font: BOLD, size: 13, after: 14 },
  footMarking: { font: BOLD, size: 12, after: 0 },
  foot: { font: REGULAR, size: 8.5, after: 0 },
  title: { font: BOLD, size: 18, after: 4 },
  heading1: { font: BOLD, size: 14, after: 5 },
  heading2: { font: BOLD, size: 11.5, after: 4 },
  text: { font: REGULAR, size: 10, after: 8 },
  head: { font: BOLD, size: 9, after: 0 },
  cell: { font: REGULAR, size: 9, after: 0 },
  denseCell: { font: REGULAR, size: 8, after: 0 },
} as const satisfies Record<string, Style>;

const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
/** Written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** What the fonts draw letter by letter from the left: Latin, Greek, Cyrillic, Armenian, punctuation, arrows, shapes. */
const PLAIN = /^[\u0020-\u058f\u1e00-\u27bf]*$/u;

/** From one line to the next, in points. */
export function leading(style: Style): number {
  return style.size * 1.35;
}

/** The text in lines no wider than `width`; a word that no line can hold is cut. */
export function linesOf(doc: PDFKit.PDFDocument, style: Style, text: string, width: number): string[] {
  doc.font(style.font, style.size);
  return text.split('\n').flatMap((paragraph) => wrapped(doc, paragraph, width));
}

function wrapped(doc: PDFKit.PDFDocument, text: string, width: number): string[] {
  const space = doc.widthOfString(' ');
  const lines: string[][] = [];
  let left = 0;
  for (const word of text.split(' ').flatMap((long) => cut(doc, long, width))) {
    // pdfkit keeps the layout of a word together with the space after it.
    const needed = doc.widthOfString(`${word} `);
    const line = lines.at(-1);
    if (line === undefined || needed - space > left) {
      lines.push([word]);
      left = width - needed;
    } else {
      line.push(word);
      left -= needed;
    }
  }
  return lines.map((words) => words.join(' '));
}

function cut(doc: PDFKit.PDFDocument, word: string, width: number): string[] {
  if (doc.widthOfString(`${word} `) <= width) return [word];
  const pieces = [''];
  let left = width;
  for (const { segment } of letters.segment(word)) {
    const needed = doc.widthOfString(segment);
    if (needed > left && pieces.at(-1) !== '') {
      pieces.push('');
      left = width;
    }
    pieces.push((pieces.pop() ?? '') + segment);
    left -= needed;
  }
  return pieces;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'centre' | 'right';
}

export function drawLines(doc: PDFKit.PDFDocument, style: Style, lines: readonly string[], place: Place): void {
  const part = { left: 0, centre: 0.5, right: 1 }[place.align ?? 'left'];
  doc.font(style.font, style.size);
  lines.forEach((line, index) => {
    const free = part === 0 ? 0 : (place.width - doc.widthOfString(line)) * part;
    drawLine(doc, line, place.x + free, place.y + index * leading(style));
  });
}

function drawLine(doc: PDFKit.PDFDocument, line: string, x: number, y: number): void {
  if (line.trim() === '') return;
  if (PLAIN.test(line)) {
    doc.text(line, x, y, { lineBreak: false });
    return;
  }
  // Readers take the words from here: the page shows them in another order, and boxes for what the fonts lack.
  doc.markContent('Span', { actual: line });
  const space = doc.widthOfString(' ');
  let at = x;
  for (const word of asSeen(line.split(' '))) {
    if (word !== '') doc.text(word, at, y, { lineBreak: false });
    at += doc.widthOfString(word) + space;
  }
  doc.endMarkedContent();
}

/** Words from left to right as they stand on the page: a run of Arabic or Hebrew, numbers within it too, is turned round. */
function asSeen(words: readonly string[]): string[] {
  const seen: string[] = [];
  let run: string[] = [];
  let between: string[] = [];
  for (const word of words) {
    if (RIGHT_TO_LEFT.test(word)) {
      run = [word, ...between.reverse(), ...run];
      between = [];
    } else if (run.length > 0 && !/\p{L}/u.test(word)) {
      between.push(word);
    } else {
      seen.push(...run, ...between, word);
      run = [];
      between = [];
    }
  }
  return [...seen, ...run, ...between];
}
