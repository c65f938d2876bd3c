import type { PrintedPaper } from '../useCases/ports';
import { drawLines, leading, linesOf, type Style, STYLES } from './pdfText';

export type Element = PDFKit.PDFStructureElement;

/** The paper while it is drawn, with its place on the current page. Lengths in points from the page's top left. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly paper: PrintedPaper;
  /** What readers see as the document: all but the furniture (marking, page numbers, rules, repeated heads). */
  readonly root: Element;
  readonly top: number;
  readonly bottom: number;
  y: number;
}

export const MILLIMETRE = 72 / 25.4;
const PAGE = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };
export const MARGIN = 20 * MILLIMETRE;
export const CONTENT = PAGE.width - 2 * MARGIN;
/** From the paper's edge to the marking; printers need 5 mm. */
const EDGE = 10 * MILLIMETRE;
/** Leaves the longest marking its line. */
const FOOT_SIDE = CONTENT * 0.22;
const FOOT_MIDDLE = CONTENT - 2 * FOOT_SIDE;

export function sheetOf(doc: PDFKit.PDFDocument, paper: PrintedPaper): Sheet {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const head = linesOf(doc, STYLES.marking, paper.marking, CONTENT).length * leading(STYLES.marking);
  const top = EDGE + head + STYLES.marking.after;
  const sheet = { doc, paper, root, top, bottom: footTop(doc, paper) - STYLES.marking.after, y: top };
  turnPage(sheet);
  return sheet;
}

/** A structure element below `parent`; content added to it is drawn at once. */
export function childOf({ doc }: Sheet, parent: Element, tag: string, options = {}): Element {
  const element = doc.struct(tag, options);
  parent.add(element);
  return element;
}

export function reserve(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.bottom && sheet.y > sheet.top) turnPage(sheet);
}

export function turnPage(sheet: Sheet): void {
  const { doc, paper } = sheet;
  doc.addPage();
  sheet.y = sheet.top;
  doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
  const lines = linesOf(doc, STYLES.marking, paper.marking, CONTENT);
  drawLines(doc, STYLES.marking, lines, { x: MARGIN, y: EDGE, width: CONTENT, align: 'centre' });
  doc.endMarkedContent();
}

/** How many lines the page still takes, `except` for this much; one at least, so that drawing always ends. */
export function linesWithRoom(sheet: Sheet, style: Style, except = 0): number {
  return Math.max(1, Math.floor((sheet.bottom - sheet.y - except) / leading(style)));
}

/** As many lines as the page takes, the rest on the next. `element` holds the part on each page. */
export function flow(sheet: Sheet, text: string, style: Style, element: Element, indent = 0): void {
  const width = CONTENT - indent;
  let rest = linesOf(sheet.doc, style, text, width);
  while (rest.length > 0) {
    reserve(sheet, leading(style));
    const part = rest.slice(0, linesWithRoom(sheet, style));
    element.add(() => drawLines(sheet.doc, style, part, { x: MARGIN + indent, y: sheet.y, width }));
    sheet.y += part.length * leading(style);
    rest = rest.slice(part.length);
  }
}

function footTop(doc: PDFKit.PDFDocument, paper: PrintedPaper): number {
  const reference = linesOf(doc, STYLES.foot, paper.reference, FOOT_SIDE).length * leading(STYLES.foot);
  const marking = linesOf(doc, STYLES.footMarking, paper.marking, FOOT_MIDDLE).length * leading(STYLES.footMarking);
  return PAGE.height - EDGE - Math.max(reference, marking);
}

/** Last, when the number of pages is known. */
export function drawFeet({ doc, paper }: Sheet): void {
  const { count } = doc.bufferedPageRange();
  const y = footTop(doc, paper);
  const reference = linesOf(doc, STYLES.foot, paper.reference, FOOT_SIDE);
  const marking = linesOf(doc, STYLES.footMarking, paper.marking, FOOT_MIDDLE);
  const right = MARGIN + CONTENT - FOOT_SIDE;
  for (let index = 0; index < count; index++) {
    doc.switchToPage(index);
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    drawLines(doc, STYLES.foot, reference, { x: MARGIN, y, width: FOOT_SIDE });
    drawLines(doc, STYLES.footMarking, marking, { x: MARGIN + FOOT_SIDE, y, width: FOOT_MIDDLE, align: 'centre' });
    const page = `Page ${index + 1} of ${count}`;
    drawLines(doc, STYLES.foot, [page], { x: right, y, width: FOOT_SIDE, align: 'right' });
    doc.endMarkedContent();
  }
}
