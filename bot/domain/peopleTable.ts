import { type PeopleColumn, peopleColumns, type PersonRow } from './personColumns';
import { columnsHeaded, type Headings, inOneLine, numberedCells, saidIn, unreadHeadings } from './spreadsheet';

export interface PeopleTable {
  readonly rows: readonly PersonRow[];
  /** Of each of the rows, as the spreadsheet counts them. */
  readonly numbers: readonly number[];
  /** Headings that nobody here understands: their columns are left out. */
  readonly unread: readonly string[];
  /** Why nothing could be read, with the cure. */
  readonly fault?: string;
}

const headings: Headings<PeopleColumn | 'first' | 'last'> = {
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
  joinedOn: ['joined', 'joinedon', 'firstday', 'start', 'startdate', 'from', 'since'],
  endsOn: ['ends', 'endson', 'lastday', 'enddate', 'until', 'leaves'],
  mayShare: ['mayshare', 'authoritytoshare'],
  mayAct: ['mayact', 'authoritytoact'],
};

/** Without headings the columns come in this order; the e-mail address is known by its @. */
const usualOrder = ['name', 'agency', 'role', 'title', 'phone'] as const;

/** Reads what was copied out of a spreadsheet or saved as CSV, with headings or without. */
export function readPeopleTable(text: string): PeopleTable {
  const found = numberedCells(text);
  if (typeof found === 'string') return { rows: [], numbers: [], unread: [], fault: found };
  const cells = found.map((row) => row.cells);
  const [first = []] = cells;
  const headed = columnsHeaded(first, [...peopleColumns, 'first', 'last'], headings);
  const isHeaded = headed.filter((column) => column !== undefined).length >= 2 || headed.includes('email');
  const columns = isHeaded ? headed : columnsByContent(cells);
  const unread = isHeaded ? unreadHeadings(first, headed) : [];
  const people = found.slice(isHeaded ? 1 : 0);
  const rows = people.map((row) => rowOf(row.cells.map(inOneLine), columns));
  return { rows, numbers: people.map(({ number }) => number), unread };
}

type Column = PeopleColumn | 'first' | 'last' | undefined;

function columnsByContent(cells: readonly string[][]): Column[] {
  const width = Math.max(...cells.map((row) => row.length));
  const email = Array.from({ length: width }, (_, at) => at).find((at) => cells.some((row) => row[at]?.includes('@')));
  const others = [...usualOrder];
  return Array.from({ length: width }, (_, at) => (at === email ? 'email' : others.shift()));
}

function rowOf(cells: readonly string[], columns: readonly Column[]): PersonRow {
  const { first, last, ...given } = saidIn(cells, columns);
  const whole = [first, last].filter((part) => part !== undefined).join(' ');
  return given.name === undefined && whole !== '' ? { ...given, name: whole } : given;
}
