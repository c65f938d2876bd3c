import type { PeopleColumn, PersonRow } from '../../bot/domain/personColumns';

type Written = PersonRow;

/** A row as somebody has it, and what it comes to: a kind, or the fault of a column with a part of its words. */
export interface ListedRow {
  readonly written: Written;
  readonly comesTo: 'new' | 'changed' | 'unchanged' | readonly [PeopleColumn, string];
}

/** Other words than ours, in another order. */
const headings: readonly (readonly [heading: string, column: PeopleColumn | undefined])[] = [
  ...([['Organisation', 'agency'] as const, ['Shoe size', undefined] as const] as const),
  ...([['E-Mail Address', 'email'] as const, ['Full name', 'name'] as const] as const),
  ...([['Panel role', 'role'] as const, ['Position', 'title'] as const, ['Tel.', 'phone'] as const] as const),
  ...([['Vetting expiry', 'vettedUntil'] as const, ['Clearance', 'vettingLevel'] as const] as const),
  ...([['Start date', 'joinedOn'] as const, ['Last day', 'endsOn'] as const] as const),
  ...([['Region', 'area'] as const, ['May share', 'mayShare'] as const] as const),
];

const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** As Excel saves it where numbers have commas: byte order mark, semicolons, quotes, and blank rows in between. */
export function asCsv(rows: readonly Written[]): string {
  const lines = rows.map((row) => headings.map(([, column]) => cell(column === undefined ? '9' : (row[column] ?? ''))));
  const blank = ';'.repeat(headings.length - 1);
  const withBlanks = lines.flatMap((line, at) => (at % 50 === 7 ? [blank, '', line.join(';')] : [line.join(';')]));
  return `\uFEFF${[headings.map(([heading]) => heading).join(';'), ...withBlanks].join('\r\n')}\r\n`;
}

const names = [
  'Siân Ó Néill',
  'Gwenllian ap Rhys',
  'فاطمة الزهراء',
  'محمد الأمين',
  'Nguyễn Thị Ánh',
  'Đặng Văn Hậu',
  "D'Arcy Łukasz",
];
const agencies = ['RSPCA', 'northmoor council:  planning', 'hmrc', 'Environment Agency'];

const good = (at: number, more: Written = {}): Written => ({
  ...{
    name: `${names[at % names.length]} ${at}`,
    email: `Person.${at}@Partner.example`,
    title: at % 7 === 3 ? 'Officer;\n"acting"' : 'Officer',
  },
  ...{ agency: agencies[at % agencies.length], role: at % 5 === 0 ? 'SPOC' : '', phone: `+44 1632 960${100 + at}` },
  ...{ vettedUntil: at % 2 === 0 ? '46843' : '31.3.2028', vettingLevel: 'NPPV2', joinedOn: '1 March 2027', ...more },
});

const long = 'a'.repeat(130);
const faulty: readonly (readonly [Written, PeopleColumn, string])[] = [
  [{ email: 'person.1@partner.example' }, 'email', 'Row 2 has this e-mail address too'],
  [{ email: 'no-address' }, 'email', '“no-address” is no e-mail address'],
  [{ email: '' }, 'email', 'by it they are let in'],
  [{ email: `${long}${long}@partner.example` }, 'email', 'is no e-mail address'],
  [{ name: '' }, 'name', 'Nobody is named here'],
  [{ name: long }, 'name', 'Please keep this to 120 characters'],
  [{ name: "=cmd|' /C calc'!A0" }, 'name', 'formula of a spreadsheet'],
  [{ title: '@SUM(1+1)*cmd' }, 'title', 'formula of a spreadsheet'],
  [{ title: '-2+3+cmd|x' }, 'title', 'formula of a spreadsheet'],
  [{ title: long }, 'title', 'Please keep this to 120 characters'],
  [{ area: 'Cleared to TOP SECRET' }, 'area', 'SECRET or above'],
  [{ phone: '9'.repeat(41) }, 'phone', 'Please keep this to 40 characters'],
  [{ phone: '4.47E+11' }, 'phone', 'has shortened this number to “4.47E+11”. Write it whole'],
  [{ agency: 'RSPC' }, 'agency', 'Did you mean RSPCA?'],
  [{ agency: 'Ministry of Magic' }, 'agency', 'Choose one of the panel’s'],
  [{ agency: '' }, 'agency', 'Name the agency'],
  [{ role: 'Cordinator' }, 'role', 'Did you mean Coordinator?'],
  [{ role: 'constructor' }, 'role', 'There is no role “constructor”'],
  [{ role: 'Observer' }, 'endsOn', 'visit has a last day'],
  [{ endsOn: '2027-02-01' }, 'endsOn', 'This day has passed'],
  [{ joinedOn: '31/12/2027' }, 'joinedOn', 'They come in at once'],
  [{ vettedUntil: '31/02/2028' }, 'vettedUntil', 'is no day'],
  [{ mayShare: 'perhaps' }, 'mayShare', 'neither yes nor no'],
];

/** Those who sit on Northmoor already, by their address alone, their own names kept. */
const seated: readonly ListedRow[] = [
  { written: { email: 'LEANNE.OSEI@dwp.example' }, comesTo: 'unchanged' },
  { written: { email: 'dan.ives@northmoor.gov.example', role: 'Auditor' }, comesTo: 'changed' },
  // By name and organisation, where no address is told.
  { written: { name: 'kofi  mensah', agency: 'licensing', phone: '01632 960077' }, comesTo: 'changed' },
  {
    written: { email: 'grace.adeyemi@imlt.example', agency: 'RSPCA' },
    comesTo: ['agency', 'sits for Stop Loan Sharks'],
  },
  {
    written: { email: 'ruth.calder@northmoor.police.example', role: 'Member' },
    comesTo: ['role', 'the panel’s only chair'],
  },
  { written: { email: 'callum.reeve@northmoor.police.example', role: 'Auditor' }, comesTo: ['role', 'their own role'] },
];

/** 300 rows, with every kind of fault that a list of people can have. */
export function threeHundred(): ListedRow[] {
  const wrong = faulty.map(([more, column, words], at): ListedRow => {
    return { written: good(1_000 + at, more), comesTo: [column, words] };
  });
  const right = Array.from({ length: 300 - wrong.length - seated.length }, (_, at): ListedRow => {
    return { written: good(at + 1), comesTo: 'new' };
  });
  return [...right, ...wrong, ...seated];
}
