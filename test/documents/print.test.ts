import { documents } from '../../bot/documents/documentMaker';
import type { PrintedBlock, PrintedFormat } from '../../bot/useCases/ports';
import {
  all,
  attribute,
  columns,
  docx,
  type OpenedPage,
  paper,
  pdf,
  textOf,
  texts,
  xmlText,
} from '../support/openedDocuments';

const MARKING = 'OFFICIAL-SENSITIVE';
const MILLIMETRE = 72 / 25.4;
const MARGIN = 20 * MILLIMETRE;
const FORMATS: PrintedFormat[] = ['pdf', 'docx'];

const rows = Array.from({ length: 100 }, (_row, index) => [
  `T-${index + 1}`,
  `Task ${index + 1}: ${'visit the address and tell the panel what was found '.repeat(1 + (index % 12)).trim()}`,
  `Owner ${index + 1}`,
]);
const hundredTasks: PrintedBlock = { kind: 'table', columns, rows };
const everything: PrintedBlock[] = [
  { kind: 'heading', level: 1, text: 'Before the meeting' },
  { kind: 'paragraph', text: 'Read this first.' },
  { kind: 'heading', level: 2, text: 'Bring' },
  { kind: 'list', items: ['The plan', 'The map'] },
  { kind: 'table', columns, rows: [['T-1', 'Visit', 'Reeve']] },
];
const words = (count: number) => Array.from({ length: count }, (_word, index) => `word${index + 1}`).join(' ');

describe('a table of a hundred tasks as PDF', () => {
  let pages: OpenedPage[];
  let cells: string[];
  beforeAll(async () => {
    const opened = await pdf([hundredTasks]);
    pages = opened.pages;
    cells = texts(opened, 'Table TR TD');
  });

  it('is on A4 and bears the marking, large, in the middle of the head and the foot of each page', () => {
    expect(pages.length).toBeGreaterThan(3);
    for (const { width, height, furniture, parts } of pages) {
      expect([width, height].map(Math.round)).toEqual([595, 842]);
      const markings = furniture.filter(({ text }) => text === MARKING).sort((one, other) => other.y - one.y);
      expect(markings).toHaveLength(2);
      expect(markings[0]?.y).toBeGreaterThan(height - MARGIN);
      expect(markings[1]?.y).toBeLessThan(MARGIN);
      const between = parts.flatMap(({ pieces }) => pieces.map(({ y }) => y));
      expect(Math.min(...between)).toBeGreaterThan((markings[1]?.y ?? 0) + 14);
      expect(Math.max(...between)).toBeLessThan((markings[0]?.y ?? 0) - 14);
      for (const { x, width: wide, size } of markings) {
        expect(x + wide / 2).toBeCloseTo(width / 2, 0);
        expect(size).toBeGreaterThanOrEqual(12);
      }
    }
  });

  it('says at the foot of each page which paper and which page it is', () => {
    pages.forEach(({ width, furniture }, index) => {
      const reference = furniture.find(({ text }) => text === 'M2, agenda pack');
      const number = furniture.find(({ text }) => text === `Page ${index + 1} of ${pages.length}`);
      expect(reference).toMatchObject({ x: expect.closeTo(MARGIN, 1) });
      expect((number?.x ?? 0) + (number?.width ?? 0)).toBeCloseTo(width - MARGIN, 0);
      expect([reference?.y, number?.y].every((y = 999) => y < MARGIN)).toBe(true);
    });
  });

  it('says every task once, in order, each on one page', () => {
    expect(cells).toEqual(rows.flat());
    for (const { parts } of pages) {
      expect(parts.filter(({ path }) => path.endsWith('TD')).length % columns.length).toBe(0);
    }
  });

  it('has the column headings above the first row of each page, and readers hear them once', () => {
    const titles = columns.map(({ title }) => title);
    pages.forEach(({ furniture, parts }, index) => {
      const heads = parts.filter(({ path }) => path.endsWith('TH')).flatMap(({ pieces }) => pieces);
      const repeated = furniture.filter(({ text }) => titles.includes(text));
      const seen = index === 0 ? heads : repeated;
      expect(seen.map(({ text }) => text)).toEqual(titles);
      expect(index === 0 ? repeated : heads).toEqual([]);
      const rowTops = parts.filter(({ path }) => path.endsWith('TD')).flatMap(({ pieces }) => pieces.map(({ y }) => y));
      expect(Math.min(...seen.map(({ y }) => y))).toBeGreaterThan(Math.max(...rowTops));
    });
  });

  it('keeps text within its column', () => {
    const edges = [0, 1 / 5, 4 / 5, 1].map((share) => MARGIN + share * (210 * MILLIMETRE - 2 * MARGIN));
    const tasks = pages.flatMap(({ parts }) => parts.filter(({ path }) => path.endsWith('TD')));
    tasks.forEach(({ pieces }, index) => {
      for (const { x, width } of pieces) {
        expect(x).toBeGreaterThan(edges[index % 3] ?? 0);
        expect(x + width).toBeLessThan(edges[(index % 3) + 1] ?? 0);
      }
    });
  });
});

describe('a table of a hundred tasks as DOCX', () => {
  it('bears the marking in the header and the footer of its one section, on all pages alike', async () => {
    const part = await docx([hundredTasks]);
    const sections = all(part('word/document.xml'), 'w:sectPr');
    expect(sections).toHaveLength(1);
    const targets = all(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => attributes);
    for (const kind of ['header', 'footer']) {
      const references = sections.flatMap((section) => all(section, `w:${kind}Reference`));
      expect(references.map(({ attributes }) => attributes['w:type'])).toEqual(['default']);
      const target = targets.find(({ Id }) => Id === references[0]?.attributes['r:id'])?.['Target'] ?? '';
      const [marking] = all(part(`word/${target}`), 'w:p');
      expect(marking && [xmlText(marking), attribute(marking, 'w:jc', 'w:val')]).toEqual([MARKING, 'center']);
      expect(Number(marking && attribute(marking, 'w:sz', 'w:val')) / 2).toBeGreaterThanOrEqual(12);
    }
    expect(sections.flatMap((section) => all(section, 'w:titlePg'))).toEqual([]);
  });

  it('counts its pages in the footer, after its reference', async () => {
    const footer = (await docx([hundredTasks]))('word/footer1.xml');
    const line = all(footer, 'w:p')[1];
    expect(line && xmlText(line)).toBe('M2, agenda pack\tPage PAGE of NUMPAGES');
    expect(all(footer, 'w:instrText').map(xmlText)).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('says every task once, in order, in rows that are not cut, below a heading row that repeats', async () => {
    const table = all((await docx([hundredTasks]))('word/document.xml'), 'w:tr');
    const texts = table.map((row) => all(row, 'w:tc').map(xmlText));
    expect(texts).toEqual([columns.map(({ title }) => title), ...rows]);
    expect(table.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, ...rows.map(() => 0)]);
    expect(table.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
  });

  it('shares the width of an A4 page among the columns', async () => {
    const document = (await docx([hundredTasks]))('word/document.xml');
    expect(all(document, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const widths = all(document, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
    expect(widths[1]).toBeCloseTo(3 * (widths[0] ?? 0), -1);
    expect(widths[2]).toBe(widths[0]);
  });
});

describe('what the reader of a paper is told', () => {
  it('of a PDF: headings, paragraphs, lists, tables with the scope of their headings, in order', async () => {
    const [page] = (await pdf(everything, { subtitle: 'Wed 10 Mar 2027' })).pages;
    expect(page?.parts.map(({ path, pieces }) => [path.replace('Document ', ''), textOf(pieces)])).toEqual([
      ['H1', 'Agenda pack'],
      ['P', 'Wed 10 Mar 2027'],
      ['H1', 'Before the meeting'],
      ['P', 'Read this first.'],
      ['H2', 'Bring'],
      ['L LI Lbl', '•'],
      ['L LI LBody', 'The plan'],
      ['L LI Lbl', '•'],
      ['L LI LBody', 'The map'],
      ...columns.map(({ title }) => ['Table TR TH', title]),
      ...['T-1', 'Visit', 'Reeve'].map((text) => ['Table TR TD', text]),
    ]);
    const file = Buffer.from(await documents.print(paper(everything), 'pdf')).toString('latin1');
    expect(file.match(/\/Scope \/Column/g)).toHaveLength(columns.length);
  });

  it('of a PDF: its language, its title in the window, and that it is tagged', async () => {
    expect(await pdf(everything)).toMatchObject({
      tagged: true,
      showsTitle: true,
      titleInXmp: 'Agenda pack',
      info: { Title: 'Agenda pack', Language: 'en-GB', CreationDate: 'D:20270308093020Z' },
    });
  });

  it('of a DOCX: the title, headings and list items by their styles', async () => {
    const part = await docx(everything, { subtitle: 'Wed 10 Mar 2027' });
    const body = all(part('word/document.xml'), 'w:body').flatMap(({ children }) => children);
    const paragraphs = body.filter((child) => typeof child !== 'string' && child.name === 'w:p');
    const seen = paragraphs.map((child) =>
      typeof child === 'string' ? [] : [attribute(child, 'w:pStyle', 'w:val'), xmlText(child)],
    );
    expect(seen.filter(([, text]) => text !== '')).toEqual([
      ['Title', 'Agenda pack'],
      [undefined, 'Wed 10 Mar 2027'],
      ['Heading1', 'Before the meeting'],
      [undefined, 'Read this first.'],
      ['Heading2', 'Bring'],
      ['ListParagraph', 'The plan'],
      ['ListParagraph', 'The map'],
    ]);
    expect(all(part('word/document.xml'), 'w:numPr')).toHaveLength(2);
  });

  it('of a DOCX: its language, title, maker and date', async () => {
    const part = await docx(everything);
    expect(attribute(part('word/styles.xml'), 'w:lang', 'w:val')).toBe('en-GB');
    const core = part('docProps/core.xml');
    const told = ['dc:title', 'dc:creator', 'dcterms:created', 'dcterms:modified'].map((name) =>
      all(core, name).map(xmlText),
    );
    expect(told.flat()).toEqual(['Agenda pack', 'Sentinel', '2027-03-08T09:30:20Z', '2027-03-08T09:30:20Z']);
  });
});

describe('a page of a PDF', () => {
  it('never ends with a heading', async () => {
    const blocks = Array.from({ length: 80 }, (_block, index): PrintedBlock[] => [
      { kind: 'heading', level: index % 2 === 0 ? 1 : 2, text: `Heading ${index}` },
      index % 5 === 0 ? { kind: 'table', columns, rows: rows.slice(0, 2) } : { kind: 'paragraph', text: words(index) },
    ]).flat();
    const { pages } = await pdf(blocks);
    expect(pages.length).toBeGreaterThan(6);
    for (const { parts } of pages) expect(parts.at(-1)?.path).not.toMatch(/H\d$/);
  });

  it('takes what is left of a row that no page can hold, below the headings, and no word is lost', async () => {
    const long = words(3000);
    const opened = await pdf([
      {
        kind: 'table',
        columns,
        rows: [
          ['T-1', long, 'Reeve'],
          ['T-2', 'Next', 'Hesketh'],
        ],
      },
    ]);
    expect(opened.pages.length).toBeGreaterThan(3);
    const cells = texts(opened, 'Table TR TD');
    expect([cells[0], cells.at(-3)]).toEqual(['T-1', 'T-2']);
    expect(cells.filter((text) => text.includes('word')).join(' ')).toBe(long);
    for (const { furniture } of opened.pages.slice(1)) expect(textOf(furniture)).toContain('What is to be done');
  });

  it('leaves the room to write by hand that was asked for', async () => {
    const blank = [['1'], ['2'], ['3']];
    const [page] = (
      await pdf([{ kind: 'table', columns: [{ title: 'Notes', share: 1 }], rows: blank, rowMillimetres: 30 }])
    ).pages;
    const [first = 0, second = 0, third = 0] =
      page?.parts.filter(({ path }) => path.endsWith('TD')).map(({ pieces }) => pieces[0]?.y) ?? [];
    expect(first - second).toBeCloseTo(30 * MILLIMETRE, 1);
    expect(second - third).toBeCloseTo(30 * MILLIMETRE, 1);
  });

  it('holds an unbroken word of 300 letters wherever it stands', async () => {
    const word = 'Llanfairpwllgwyngyll'.repeat(15);
    const { pages } = await pdf(
      [
        { kind: 'heading', level: 1, text: word },
        { kind: 'paragraph', text: `Before ${word} after` },
        { kind: 'list', items: [word] },
        { kind: 'table', columns, rows: [[word, word, word]] },
      ],
      { title: word, marking: 'OFFICIAL-SENSITIVE RECIPIENTS ONLY', reference: word },
    );
    const parts = pages.flatMap((page) => page.parts);
    for (const { x, width } of [
      ...pages.flatMap(({ furniture }) => furniture),
      ...parts.flatMap((part) => part.pieces),
    ]) {
      expect(x).toBeGreaterThanOrEqual(MARGIN - 0.1);
      expect(x + width).toBeLessThanOrEqual(210 * MILLIMETRE - MARGIN + 0.1);
    }
    const said = parts.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
    expect(said.filter((text) => text === word)).toHaveLength(6);
    expect(said).toContain(`Before${word} after`);
  });
});

it('a DOCX leaves the room to write by hand that was asked for', async () => {
  const table: PrintedBlock = { kind: 'table', columns, rows: rows.slice(0, 2), rowMillimetres: 25.4 };
  const heights = all((await docx([table]))('word/document.xml'), 'w:trHeight').map(({ attributes }) => attributes);
  expect(heights).toEqual(Array(2).fill({ 'w:val': '1440', 'w:hRule': 'atLeast' }));
});

it('a row of a DOCX that no page can hold may be cut, since Word would hide its end', async () => {
  const table: PrintedBlock = { kind: 'table', columns, rows: [['T-1', words(1000), 'Reeve']] };
  const found = all((await docx([table]))('word/document.xml'), 'w:tr');
  expect(found.map((row) => attribute(row, 'w:cantSplit', 'w:val') ?? all(row, 'w:cantSplit').length)).toEqual([
    1,
    'off',
  ]);
});

it.each(FORMATS)('the same paper is the same %s, to the last byte, a year later', async (format) => {
  const before = await documents.print(paper(everything), format);
  jest.useFakeTimers({
    now: Date.parse('2028-06-01T12:00:00Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
  });
  try {
    const after = await documents.print(paper(everything), format);
    expect(Buffer.compare(before, after)).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
