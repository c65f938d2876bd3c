import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  type IStylesOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Instant } from '../domain/time';
import type { PrintedBlock, PrintedPaper } from '../useCases/ports';

type PrintedTable = Extract<PrintedBlock, { kind: 'table' }>;

/** Twips, 1440 an inch: A4 with 20 mm at the sides. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const CONTENT = PAGE.width - 2 * MARGIN;
const TWIPS_A_MILLIMETRE = 1440 / 25.4;
/** Word hides what is left of an uncut row at the page's end, so a row that might outgrow a page may be cut. */
const UNCUT_LINES = 35;
const TWIPS_A_LETTER = 100;
const GREY = 'A0A0A0';

/** @returns Office Open XML (ISO 29500): A4, marking in header and footer, the paper's own date inside and in the zip */
export async function printDocx(paper: PrintedPaper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: 'Sentinel',
    styles: styles(),
    sections: [section(paper)],
  });
  const file = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(paper) }]);
  return datedZip(file, paper.at);
}

function styles(): IStylesOptions {
  const heading = (size: number) => ({
    run: { bold: true, size, color: '000000' },
    paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
  });
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 120 } },
      },
      title: { run: { bold: true, size: 36 }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(28),
      heading2: heading(24),
    },
  };
}

function section(paper: PrintedPaper): ISectionOptions {
  return {
    properties: {
      page: {
        size: PAGE,
        margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 567, footer: 567 },
      },
    },
    headers: { default: new Header({ children: [marking(paper)] }) },
    footers: { default: new Footer({ children: [marking(paper), footLine(paper)] }) },
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: runs(paper.title) }),
      ...(paper.subtitle === undefined ? [] : [paragraph(paper.subtitle)]),
      ...paper.blocks.flatMap(printed),
    ],
  };
}

function marking({ marking: text }: PrintedPaper): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, { bold: true, size: 26 }) });
}

function footLine({ reference }: PrintedPaper): Paragraph {
  const { CURRENT, TOTAL_PAGES } = PageNumber;
  return new Paragraph({
    tabStops: [{ type: 'right', position: CONTENT }],
    children: [
      ...runs(reference, { size: 18 }),
      new TextRun({ size: 18, children: ['\tPage ', CURRENT, ' of ', TOTAL_PAGES] }),
    ],
  });
}

function printed(block: PrintedBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: runs(block.text) })];
    }
    case 'paragraph':
      return [paragraph(block.text)];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case 'table':
      // Word joins two tables that touch.
      return block.columns.length === 0 ? [] : [table(block), new Paragraph({})];
  }
}

function table(block: PrintedTable): Table {
  const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
  const columnWidths = block.columns.map(({ share }) => Math.round((CONTENT * share) / shares));
  const { rowMillimetres } = block;
  const height =
    rowMillimetres === undefined
      ? {}
      : { height: { value: Math.round(rowMillimetres * TWIPS_A_MILLIMETRE), rule: HeightRule.ATLEAST } };
  const titles = block.columns.map(({ title }) => title);
  const border = { style: 'single', size: 4, color: GREY } as const;
  return new Table({
    width: { size: CONTENT, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    borders: {
      ...{ top: border, bottom: border, left: border, right: border },
      ...{ insideHorizontal: border, insideVertical: border },
    },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(titles, columnWidths, true) }),
      ...block.rows.map((row) => {
        const cantSplit = linesOf(row, columnWidths) <= UNCUT_LINES;
        return new TableRow({ cantSplit, ...height, children: cells(row, columnWidths, false) });
      }),
    ],
  });
}

function cells(texts: readonly string[], widths: readonly number[], isHead: boolean): TableCell[] {
  return texts.map(
    (text, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        ...(isHead ? { shading: { fill: 'EEEEEE' } } : {}),
        children: [new Paragraph({ spacing: { after: 0 }, children: runs(text, { size: 19, bold: isHead }) })],
      }),
  );
}

/** About how many lines the tallest cell takes: only Word knows for sure. */
function linesOf(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((text, index) => {
    const letters = Math.max(1, Math.floor((widths[index] ?? 0) / TWIPS_A_LETTER));
    return text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / letters), 0);
  });
  return Math.max(...lines);
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ children: runs(text) });
}

function runs(text: string, look: { bold?: boolean; size?: number } = {}): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, break: index === 0 ? 0 : 1 }));
}

/** Written here because docx dates this part by the clock. */
function coreProperties({ title, at }: PrintedPaper): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped}</dc:title><dc:creator>Sentinel</dc:creator><dc:language>en-GB</dc:language>` +
    `<cp:lastModifiedBy>Sentinel</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`
  );
}

/** Zip, APPNOTE 4.3: the end record gives the central directory, and that each file's own header. docx dates both by the clock. */
function datedZip(file: Buffer, at: Instant): Uint8Array {
  const END_BYTES = 22;
  const end = file.length - END_BYTES;
  let entry = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    writeDate(file, entry + 12, at);
    writeDate(file, file.readUInt32LE(entry + 42) + 10, at);
    entry += 46 + file.readUInt16LE(entry + 28) + file.readUInt16LE(entry + 30) + file.readUInt16LE(entry + 32);
  }
  return file;
}

/** MS-DOS: two seconds a unit, years since 1980. */
function writeDate(file: Buffer, offset: number, at: Instant): void {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = at.split(/\D/).map(Number);
  file.writeUInt16LE((hour << 11) | (minute << 5) | (second >> 1), offset);
  file.writeUInt16LE(((year - 1980) << 9) | (month << 5) | day, offset + 2);
}
