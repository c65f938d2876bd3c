import type { PrintedBlock } from '../useCases/ports';
import { childOf, CONTENT, type Element, linesWithRoom, MARGIN, MILLIMETRE, type Sheet, turnPage } from './pdfSheet';
import { drawLines, leading, linesOf, type Style, STYLES } from './pdfText';

export type PrintedTable = Extract<PrintedBlock, { kind: 'table' }>;

interface Row {
  /** Lines a cell. */
  readonly cells: readonly (readonly string[])[];
  readonly style: Style;
  readonly height: number;
}

interface Grid {
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly head: Row;
  /** On each page, unless it would take most of the page. */
  readonly repeatsHead: boolean;
  /** What a page has for rows. */
  readonly room: number;
}

/** Round the words of a cell. */
function paddingOf(style: Style): number {
  return style === STYLES.denseCell ? 2 : 4;
}

/** A row taller than a page begins where at least this many of its lines have room. */
const FIRST_LINES = 4;

/** The head and the first row: a head alone at the foot of a page heads nothing. */
export function roomToBeginTable(sheet: Sheet, block: PrintedTable): number {
  const grid = gridOf(sheet, block);
  const first = block.rows.slice(0, 1).map((texts) => bodyRow(sheet, grid, block, texts));
  return grid.head.height + Math.max(0, ...first.map((row) => roomToBeginRow(grid, row)));
}

export function drawTable(sheet: Sheet, block: PrintedTable): void {
  const grid = gridOf(sheet, block);
  const table = childOf(sheet, sheet.root, 'Table');
  const headings = childOf(sheet, table, 'TR');
  const heads = block.columns.map(() => childOf(sheet, headings, 'TH', { scope: 'Column' }));
  drawRow(sheet, { ...grid, repeatsHead: false, room: sheet.bottom - sheet.top }, grid.head, heads);
  for (const texts of block.rows) {
    const row = childOf(sheet, table, 'TR');
    const elements = block.columns.map(() => childOf(sheet, row, 'TD'));
    drawRow(sheet, grid, bodyRow(sheet, grid, block, texts), elements);
  }
  sheet.y += STYLES.text.after;
}

function gridOf(sheet: Sheet, block: PrintedTable): Grid {
  const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
  let x = MARGIN;
  const columns = block.columns.map(({ share }) => {
    const column = { x, width: (CONTENT * share) / shares };
    x += column.width;
    return column;
  });
  const titles = block.columns.map(({ title }) => title);
  const head = rowOf(sheet, columns, titles, STYLES.head, 0);
  const page = sheet.bottom - sheet.top;
  const repeatsHead = head.height < page / 3;
  return { columns, head, repeatsHead, room: page - (repeatsHead ? head.height : 0) };
}

function bodyRow(sheet: Sheet, grid: Grid, block: PrintedTable, texts: readonly string[]): Row {
  const minimum = Math.min(grid.room, (block.rowMillimetres ?? 0) * MILLIMETRE);
  const style = block.dense === true ? STYLES.denseCell : STYLES.cell;
  return rowOf(sheet, grid.columns, texts, style, minimum);
}

function rowOf(sheet: Sheet, columns: Grid['columns'], texts: readonly string[], style: Style, minimum: number): Row {
  const cells = columns.map(({ width }, index) =>
    linesOf(sheet.doc, style, texts[index] ?? '', width - 2 * paddingOf(style)),
  );
  return { cells, style, height: Math.max(minimum, textHeight(cells, style)) };
}

function textHeight(cells: Row['cells'], style: Style): number {
  return Math.max(...cells.map((lines) => lines.length)) * leading(style) + 2 * paddingOf(style);
}

function roomToBeginRow({ room }: Grid, row: Row): number {
  return row.height <= room ? row.height : FIRST_LINES * leading(row.style) + 2 * paddingOf(row.style);
}

/** Whole when a page can hold it; else cut between lines, going on under the head of the next page. */
function drawRow(sheet: Sheet, grid: Grid, row: Row, elements: readonly Element[]): void {
  if (sheet.y + roomToBeginRow(grid, row) > sheet.bottom) turnPageOfTable(sheet, grid);
  let rest = row;
  while (rest.height > grid.room) {
    const count = linesWithRoom(sheet, row.style, 2 * paddingOf(row.style));
    const part = rest.cells.map((lines) => lines.slice(0, count));
    drawCells(sheet, grid, { ...row, cells: part, height: textHeight(part, row.style) }, elements);
    turnPageOfTable(sheet, grid);
    const cells = rest.cells.map((lines) => lines.slice(count));
    rest = { ...row, cells, height: textHeight(cells, row.style) };
  }
  drawCells(sheet, grid, rest, elements);
}

function turnPageOfTable(sheet: Sheet, grid: Grid): void {
  turnPage(sheet);
  if (grid.repeatsHead) drawCells(sheet, grid, grid.head, []);
}

/** @param elements one a cell; none for a head that is only repeated, which readers have met before */
function drawCells(sheet: Sheet, { columns }: Grid, row: Row, elements: readonly Element[]): void {
  const { doc, y } = sheet;
  const padding = paddingOf(row.style);
  drawRules(sheet, columns, row);
  columns.forEach(({ x, width }, index) => {
    const lines = row.cells[index] ?? [];
    const place = { x: x + padding, y: y + padding, width: width - 2 * padding };
    if (lines.every((line) => line === '')) return;
    if (elements.length > 0) {
      elements[index]?.add(() => drawLines(doc, row.style, lines, place));
      return;
    }
    doc.markContent('Artifact', { type: 'Pagination' });
    drawLines(doc, row.style, lines, place);
    doc.endMarkedContent();
  });
  sheet.y += row.height;
}

function drawRules({ doc, y }: Sheet, columns: Grid['columns'], row: Row): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().lineWidth(0.5).strokeColor('#a0a0a0').fillColor('#eeeeee');
  for (const { x, width } of columns) {
    doc.rect(x, y, width, row.height);
    if (row.style === STYLES.head) doc.fillAndStroke();
    else doc.stroke();
  }
  doc.restore();
  doc.endMarkedContent();
}
