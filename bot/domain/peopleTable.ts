import { parse } from 'csv-parse/sync';
import { DAY_MS } from './days';
import { plainWord } from './searchable';
import { LocalDate } from './time';

/** What a list of people may say of each of them. */
export const peopleColumns = [
  'name',
  'email',
  'agency',
  'role',
  'title',
  'phone',
  'seat',
  'area',
  'vettingLevel',
  'vettedUntil',
  'joinedOn',
  'endsOn',
] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** One person as somebody wrote them down: what is not said is absent, what is said is not yet judged. */
export type PersonRow = Readonly<Partial<Record<PeopleColumn, string | undefined>>>;

export interface PeopleTable {
  readonly rows: readonly PersonRow[];
  /** Headings that nobody here understands: their columns are left out. */
  readonly unread: readonly string[];
  /** Why nothing could be read, with the cure. */
  readonly fault?: string;
}

/** As people head their columns: in lower case, without accents, letters and digits alone. */
const headings: Readonly<Record<PeopleColumn | 'first' | 'last', readonly string[]>> = {
  name: ['name', 'fullname', 'displayname', 'person', 'member', 'membername', 'attendee'],
  first: ['firstname', 'forename', 'givenname', 'first'],
  last: ['lastname', 'surname', 'familyname', 'last'],
  email: ['email', 'emailaddress', 'mail', 'userprincipalname', 'upn', 'contactemail'],
  agency: ['agency', 'organisation', 'organization', 'partner', 'company', 'body', 'department', 'employer', 'force'],
  role: ['role', 'panelrole', 'roleonthepanel'],
  title: ['title', 'jobtitle', 'position', 'post', 'rank', 'job'],
  phone: ['phone', 'telephone', 'tel', 'mobile', 'phonenumber', 'telephonenumber', 'mobilephone', 'contactnumber'],
  seat: ['seat', 'seatfor'],
  area: ['area', 'areacovered', 'region'],
  vettingLevel: ['vetting', 'vettinglevel', 'clearance'],
  vettedUntil: ['vetteduntil', 'vettingexpiry', 'vettingexpires', 'clearanceexpiry', 'vettingenddate'],
  joinedOn: ['joined', 'joinedon', 'start', 'startdate', 'from', 'since'],
  endsOn: ['ends', 'endson', 'lastday', 'enddate', 'until', 'leaves'],
};

/** Without headings the columns come in this order; the e-mail address is known by its @. */
const usualOrder = ['name', 'agency', 'role', 'title', 'phone'] as const;

/** Longer is no list of people. */
const MOST_CHARACTERS = 200_000;

/** Reads what was copied out of a spreadsheet or saved as CSV: tabs, commas or semicolons, with headings or without. */
export function readPeopleTable(text: string): PeopleTable {
  if (text.length > MOST_CHARACTERS) return faulty('This is longer than any panel’s list. Paste it in parts.');
  const cells = cellsOf(text);
  if (typeof cells === 'string') return faulty(cells);
  const [first, ...rest] = cells;
  if (first === undefined) return faulty('There is nothing here yet. Copy the rows out of the spreadsheet.');
  const headed = first.map(columnOf);
  const isHeaded = headed.filter((column) => column !== undefined).length >= 2 || headed.includes('email');
  const columns = isHeaded ? headed : columnsByContent(cells);
  const unread = isHeaded ? first.filter((cell, index) => cell !== '' && headed[index] === undefined) : [];
  return { rows: (isHeaded ? rest : cells).map((each) => rowOf(each, columns)), unread };
}

function faulty(fault: string): PeopleTable {
  return { rows: [], unread: [], fault };
}

/** Words where it cannot be read as a table at all. */
function cellsOf(text: string): string[][] | string {
  // Excel's own note of the delimiter.
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const table = told === null ? text : text.slice(told[0].length);
  try {
    const cells: string[][] = parse(table, {
      ...{ bom: true, delimiter: told?.[1] ?? delimiterOf(table), trim: true },
      ...{ relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, skipRecordsWithEmptyValues: true },
    });
    return cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  } catch (error) {
    return isUnclosed(error)
      ? `A quotation mark is opened in line ${error.lines} or before and never closed. Close it, or take it out.`
      : 'This could not be read as a table. Copy the rows out of the spreadsheet, or save it as CSV.';
  }
}

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

type Column = PeopleColumn | 'first' | 'last' | undefined;

function columnOf(heading: string): Column {
  const plain = plainWord(heading);
  const all: readonly Exclude<Column, undefined>[] = [...peopleColumns, 'first', 'last'];
  return all.find((column) => headings[column].includes(plain));
}

function columnsByContent(cells: readonly string[][]): Column[] {
  const width = Math.max(...cells.map((row) => row.length));
  const email = Array.from({ length: width }, (_, at) => at).find((at) => cells.some((row) => row[at]?.includes('@')));
  const others = [...usualOrder];
  return Array.from({ length: width }, (_, at) => (at === email ? 'email' : others.shift()));
}

function rowOf(cells: readonly string[], columns: readonly Column[]): PersonRow {
  const said = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const whole = [said('first'), said('last')].filter((part) => part !== '').join(' ');
  const given: Partial<Record<PeopleColumn, string>> = {};
  for (const column of peopleColumns) {
    const value = columns.includes(column) ? said(column) : '';
    if (value !== '') given[column] = value;
  }
  return given.name === undefined && whole !== '' ? { ...given, name: whole } : given;
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
  return LocalDate.safeParse(new Date(EXCEL_BEGINS_MS + Number(plain) * DAY_MS).toISOString().slice(0, 10)).data;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(word: string): string {
  return String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);
}

function dayOf(year = '', month = '', day = ''): LocalDate | undefined {
  return LocalDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}
