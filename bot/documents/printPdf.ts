import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { PrintedPaper } from '../useCases/ports';
import { childOf, CONTENT, drawFeet, flow, MARGIN, reserve, type Sheet, sheetOf } from './pdfSheet';
import { drawTable, roomToBeginTable } from './pdfTable';
import { drawLines, leading, linesOf, REGULAR, type Style, STYLES } from './pdfText';

const BULLET = { x: MARGIN + 4, width: 12 };
const ITEM_GAP = 2;

/** @returns PDF 1.7, A4, tagged (ISO 32000-1, 14.8) */
export async function printPdf(paper: PrintedPaper): Promise<Uint8Array> {
  const doc = openedDocument(paper);
  const sheet = sheetOf(doc, paper);
  drawText(sheet, paper.title, STYLES.title, 'H1');
  if (paper.subtitle !== undefined) drawText(sheet, paper.subtitle, STYLES.text, 'P');
  paper.blocks.forEach((_block, index) => drawBlock(sheet, index));
  drawFeet(sheet);
  doc.end();
  return buffer(doc);
}

function openedDocument(paper: PrintedPaper): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: REGULAR,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: paper.title, Creator: 'Sentinel', Producer: 'Sentinel', CreationDate: new Date(paper.at) },
  });
  // pdfkit 0.20.2 repeats the title, which is written out by now, in XML that it does not escape.
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    doc.info.Title = paper.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    endMetadata();
  };
  return doc;
}

function drawBlock(sheet: Sheet, index: number): void {
  const block = sheet.paper.blocks[index];
  if (block === undefined) return;
  reserve(sheet, roomToBegin(sheet, index));
  switch (block.kind) {
    case 'heading':
      drawText(sheet, block.text, headingStyle(block.level), `H${block.level}`);
      return;
    case 'paragraph':
      drawText(sheet, block.text, STYLES.text, 'P');
      return;
    case 'list':
      drawList(sheet, block.items);
      return;
    case 'table':
      if (block.columns.length > 0) drawTable(sheet, block);
  }
}

/** A heading stays with the beginning of what it heads. */
function roomToBegin(sheet: Sheet, index: number): number {
  const block = sheet.paper.blocks[index];
  if (block === undefined) return 0;
  if (block.kind === 'heading') {
    const style = headingStyle(block.level);
    const height = linesOf(sheet.doc, style, block.text, CONTENT).length * leading(style);
    return height + style.after + roomToBegin(sheet, index + 1);
  }
  if (block.kind === 'table' && block.columns.length > 0) return roomToBeginTable(sheet, block);
  return 2 * leading(STYLES.text);
}

function headingStyle(level: 1 | 2): Style {
  return level === 1 ? STYLES.heading1 : STYLES.heading2;
}

function drawText(sheet: Sheet, text: string, style: Style, tag: string): void {
  flow(sheet, text, style, childOf(sheet, sheet.root, tag));
  sheet.y += style.after;
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  const style = STYLES.text;
  const list = childOf(sheet, sheet.root, 'L');
  for (const text of items) {
    reserve(sheet, leading(style));
    const item = childOf(sheet, list, 'LI');
    const place = { ...BULLET, y: sheet.y };
    childOf(sheet, item, 'Lbl').add(() => drawLines(sheet.doc, style, ['•'], place));
    flow(sheet, text, style, childOf(sheet, item, 'LBody'), BULLET.x + BULLET.width - MARGIN);
    sheet.y += ITEM_GAP;
  }
  sheet.y += style.after;
}
