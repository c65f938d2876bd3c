import type { PrintedBlock, PrintedFormat, PrintedPaper } from '../useCases/ports';

/** The libraries that draw weigh 2 MB of code: they are loaded with the first paper that is asked for. */
export async function print(paper: PrintedPaper, format: PrintedFormat): Promise<Uint8Array> {
  const clean = cleanPaper(paper);
  switch (format) {
    case 'pdf':
      return (await import('./printPdf')).printPdf(clean);
    case 'docx':
      return (await import('./printDocx')).printDocx(clean);
  }
}

function cleanPaper(paper: PrintedPaper): PrintedPaper {
  return {
    at: paper.at,
    marking: paper.marking,
    title: cleanText(paper.title),
    subtitle: paper.subtitle === undefined ? undefined : cleanText(paper.subtitle),
    reference: cleanText(paper.reference),
    blocks: paper.blocks.map(cleanBlock),
  };
}

function cleanBlock(block: PrintedBlock): PrintedBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: cleanText(block.text) };
    case 'list':
      return { ...block, items: block.items.map(cleanText) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map(({ title, share }) => ({ title: cleanText(title), share })),
        // As many cells as columns: Word refuses a file with a ragged table.
        rows: block.rows.map((row) => block.columns.map((_column, index) => cleanText(row[index] ?? ''))),
      };
  }
}

/**
 * What XML 1.0 may hold: no control characters, half letters or non-characters, and lines end in \n alone.
 * Letters are composed (w and ^ become ŵ), since a font draws the pair side by side.
 */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .normalize('NFC');
}
