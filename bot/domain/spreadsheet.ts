import { parse } from 'csv-parse/sync';
import { DAY_MS } from './days';
import { listed } from './listed';
import { plainWord } from './searchable';
import { LocalDate } from './time';

/** Longer comes in parts: what a request may carry at once, less what stands around it. */
const MOST_CHARACTERS = 200_000;

export interface NumberedRow {
  /** As a spreadsheet counts it: from 1, with the headings and the blank rows. */
  readonly number: number;
  readonly cells: string[];
}

/**
 * The rows that say anything of what was copied out of a spreadsheet or saved as CSV: tabs, commas or semicolons, a byte
 * order mark or none; else why none could be read, with the cure.
 */
export function numberedCells(text: string, most = MOST_CHARACTERS): NumberedRow[] | string {
  if (text.length > most) return 'This is more than can be read at once. Paste it in parts, each with the headings.';
  // Excel's own note of the delimiter.
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const table = told === null ? text : text.slice(told[0].length);
  try {
    const cells: string[][] = parse(table, {
      ...{ bom: true, delimiter: told?.[1] ?? delimiterOf(table), trim: true },
      ...{ relaxQuotes: true, relaxColumnCount: true },
    });
    const rows = cells.map((row, at) => ({ number: at + 1, cells: row.map(asWritten) }));
    const said = rows.filter((row) => row.cells.some((cell) => cell !== ''));
    return said.length === 0 ? 'There is nothing here yet. Copy the rows out of the spreadsheet.' : said;
  } catch (error) {
    return isUnclosed(error)
      ? `A quotation mark is opened in line ${error.lines} or before and never closed. Close it, or take it out.`
      : 'This could not be read as a table. Copy the rows out of the spreadsheet, or save it as CSV.';
  }
}

/** Without the apostrophe by which an export of ours keeps a spreadsheet from running a cell. */
function asWritten(cell: string): string {
  return /^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/** What a spreadsheet would run, and nothing is called. A telephone number may begin with a plus. */
export function isFormula(cell: string): boolean {
  return /^[=@＝＠]|^[+\-＋－](?=\p{L}|.*[=|!])/u.test(cell);
}

/** The same of a line among others, which may begin with a dash. */
export function isFormulaLine(line: string): boolean {
  return /^[=@＝＠]|^[+\-＋－]\S*[=|!(]/.test(line);
}

export const formulaText = 'This begins as a formula of a spreadsheet does. Write the words themselves.';

function isUnclosed(error: unknown): error is Error & { readonly lines: number } {
  if (!(error instanceof Error && 'code' in error && 'lines' in error)) return false;
  return error.code === 'CSV_QUOTE_NOT_CLOSED' && typeof error.lines === 'number';
}

/** Tabs are never typed, and a semicolon seldom stands in a name. */
function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/).find((each) => each.trim() !== '') ?? '';
  const [commas, semicolons] = [line.split(',').length, line.split(';').length];
  if (line.includes('\t')) return '\t';
  return semicolons >= commas && semicolons > 1 ? ';' : ',';
}

/** A cell in one line, as names and addresses are read. */
export function inOneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}

/** As people head their columns: in lower case, without accents, letters and digits alone. */
export type Headings<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** Which column each heading is; undefined where nobody here understands it. */
export function columnsHeaded<Column extends string>(
  row: readonly string[],
  columns: readonly Column[],
  headings: Headings<Column>,
): (Column | undefined)[] {
  const plain = row.map((heading) => plainWord(inOneLine(heading)));
  return plain.map((word) => columns.find((column) => headings[column].includes(word)));
}

/** Headings that nobody here understands: their columns are left out. */
export function unreadHeadings(row: readonly string[], columns: readonly unknown[]): string[] {
  return row.map(inOneLine).filter((cell, index) => cell !== '' && columns[index] === undefined);
}

/** What is not read, where that is anything. */
export function unreadText(unread: readonly string[]): string[] {
  if (unread.length === 0) return [];
  return [`Left out, since nothing of this name is kept: ${listed(unread)}. All other columns are read.`];
}

export type Said<Column extends string> = Readonly<Partial<Record<Column, string>>>;

interface SaidRow<Column extends string> {
  readonly number: NumberedRow['number'];
  readonly said: Said<Column>;
}

export interface Table<Column extends string> {
  readonly rows: readonly SaidRow<Column>[];
  readonly unread: readonly string[];
  /** Why nothing could be read, with the cure. */
  readonly fault?: string;
}

/** A table under headings, of which those in `needed` must be there: each with what it is called on screen. */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
  headings: Headings<Column>,
  needed: Readonly<Partial<Record<Column, string>>>,
  most?: number,
): Table<Column> {
  const found = numberedCells(text, most);
  if (typeof found === 'string') return { rows: [], unread: [], fault: found };
  const [first, ...rest] = found;
  const heads = first?.cells ?? [];
  const headed = columnsHeaded(heads, columns, headings);
  const missing = columns.flatMap((column) => (headed.includes(column) ? [] : (needed[column] ?? [])));
  if (missing.length > 0) return { rows: [], unread: [], fault: missingFault(missing) };
  const rows = rest.map(({ number, cells }) => ({ number, said: saidIn(cells, headed) }));
  return { rows, unread: unreadHeadings(heads, headed) };
}

function missingFault(missing: readonly string[]): string {
  const all = listed(missing.map((name) => `“${name}”`));
  return missing.length === 1
    ? `No column is headed ${all}. Give it that heading in the first row.`
    : `No columns are headed ${all}. Give them these headings in the first row.`;
}

/** What a row says under each heading: what is not said is absent. */
export function saidIn<Column extends string>(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): Partial<Record<Column, string>> {
  const said: Partial<Record<Column, string>> = {};
  columns.forEach((column, index) => {
    const value = cells[index] ?? '';
    // Of two columns of the same heading, the first that says anything.
    if (column !== undefined && value !== '') said[column] ??= value;
  });
  return said;
}

/** Excel counts days from here (its 1900 has a 29 February that never was). */
const EXCEL_BEGINS_MS = Date.UTC(1899, 11, 30);

/** A day as spreadsheets write it: 2027-03-31, 31/03/2027, 31.3.2027, 31 March 2027, or Excel's number of it (46477). */
export function dayWritten(text: string): LocalDate | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(plain);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (british !== null) return dayOf(british[3], british[2], british[1]);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ -](\d{4})$/.exec(plain);
  if (worded !== null) return dayOf(worded[3], monthOf(worded[2] ?? ''), worded[1]);
  if (!/^\d{5}$/.test(plain)) return undefined;
  const [year, month, day] = new Date(EXCEL_BEGINS_MS + Number(plain) * DAY_MS).toISOString().split(/[-T]/);
  return dayOf(year, month, day);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(word: string): string {
  return String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);
}

/** Others are slips of whoever typed them, and of spreadsheets ("0001"). */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];

function dayOf(year = '', month = '', day = ''): LocalDate | undefined {
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return undefined;
  return LocalDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}
