import { documents } from '../../bot/documents/documentMaker';
import type { PrintedBlock, PrintedFormat } from '../../bot/useCases/ports';
import { all, columns, docx, drawingOf, openPdf, paper, pdf, texts, xmlText } from '../support/openedDocuments';

const FORMATS: PrintedFormat[] = ['pdf', 'docx'];

describe.each(FORMATS)('people’s own words as %s', (format) => {
  async function read(text: string): Promise<string> {
    const blocks: PrintedBlock[] = [{ kind: 'table', columns: [{ title: 'Said', share: 1 }], rows: [[text]] }];
    if (format === 'pdf') return texts(await pdf(blocks, { title: text }), 'Table TR TD').join('|');
    const row = all((await docx(blocks, { title: text }))('word/document.xml'), 'w:tr')[1];
    return row === undefined ? '' : xmlText(row).replaceAll('\n', ' ');
  }

  it.each([
    ['Welsh', 'Ŵyr â thŷ bach: Sŵn y môr'],
    ['Polish', 'Zażółć gęślą jaźń'],
    ['Greek and Cyrillic', 'Ξεσκεπάζω Любовь'],
    ['Arabic', 'محمد'],
    ['composed from parts', 'Sŵn'.normalize('NFD')],
  ])('can be read back: %s', async (_what, text) => {
    expect((await read(text)).replace(/\s+/g, ' ')).toBe(text.normalize('NFC'));
  });

  it.each([
    ['what looks like markup', '<w:p>&amp; "it\'s" ]]> </w:t>', '<w:p>&amp; "it\'s" ]]> </w:t>'],
    ['control characters', 'a\u0000b\u0008c\u001bd\u0085e\uffffe\ud800f', 'abcdeef'],
    ['line ends of all kinds', 'one\r\ntwo\rthree\u2028four\nfive', 'one two three four five'],
  ])('are only words: %s', async (_what, text, said) => {
    expect(await read(text)).toBe(said);
  });

  it('may hold emoji, which the paper keeps even if the font has no picture of them', async () => {
    const text = 'Agreed 👍🏽 by 👩‍👩‍👧 🚓';
    if (format === 'docx') expect(await read(text)).toBe(text);
    else {
      const file = await documents.print(paper([{ kind: 'paragraph', text }]), 'pdf');
      expect(texts(openPdf(file), 'P')[0]).toContain('Agreed');
      const actualText = Buffer.from(text, 'utf16le').swap16().toString('latin1').replaceAll('\r', '\\r');
      expect(drawingOf(file)).toContain(actualText);
    }
  });

  it('may be none at all', async () => {
    const none: PrintedBlock[] = [
      { kind: 'list', items: [] },
      { kind: 'paragraph', text: '' },
      { kind: 'table', columns, rows: [] },
      { kind: 'table', columns, rows: [['', '', '']] },
      { kind: 'table', columns: [], rows: [] },
    ];
    const heads = columns.map(({ title }) => title);
    if (format === 'pdf') expect(texts(await pdf(none), 'Table TR TH')).toEqual([...heads, ...heads]);
    else {
      const tables = all((await docx(none))('word/document.xml'), 'w:tbl');
      expect(tables.map((table) => all(table, 'w:tc').map(xmlText))).toEqual([heads, [...heads, '', '', '']]);
    }
  });
});

it('Arabic runs from right to left within an English line, numbers too', async () => {
  const [page] = (await pdf([{ kind: 'paragraph', text: 'Owner محمد أحمد 15 شارع agreed' }])).pages;
  const line = page?.parts.find(({ path }) => path.endsWith(' P'))?.pieces ?? [];
  const seen = [...line].sort((one, other) => one.x - other.x).map(({ text }) => text);
  expect(seen).toEqual(['Owner', 'شارع', '15', 'أحمد', 'محمد', 'agreed']);
});
