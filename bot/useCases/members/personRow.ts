import type { AgencyId } from '../../domain/ids';
import { type Member, type Role, roleNames, roles } from '../../domain/member';
import { type PeopleColumn, peopleColumns, type PersonRow } from '../../domain/personColumns';
import { plainWord } from '../../domain/searchable';
import { dayWritten, formulaText, isFormula } from '../../domain/spreadsheet';
import { surelyStopped } from '../../domain/stoppedWords';
import type { LocalDate } from '../../domain/time';
import { didYouMean, quoted } from '../settings/faultWords';
import { agencyFinder, asSentence, type KnownAgency, unknownAgency } from './agencyMeant';
import { personFields } from './personFields';

/** What does not fit in a row of a list of people, and what to do about it. */
export interface RowFault {
  readonly column: PeopleColumn;
  readonly message: string;
  /** What may be meant, to be taken in its place. */
  readonly suggestion?: string;
}

export interface ReadPerson {
  /** What could be read; what could not is absent and has its fault. */
  readonly value: {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly title: string;
    readonly agencyId?: AgencyId;
  } & Partial<
    Pick<Member, 'phone' | 'seat' | 'area' | 'vettingLevel' | (typeof dayColumns)[number] | 'mayShare' | 'mayAct'>
  >;
  readonly faults: readonly RowFault[];
}

/** One row of a list of people, held against the panel's agencies. What is wrong in it alone, with the cure. */
export function readPerson(written: PersonRow, agencies: readonly KnownAgency[]): ReadPerson {
  const row = withoutBlanks(written);
  const faults: RowFault[] = [];
  const fault: Fault = (column, message, more) => void faults.push({ column, message, ...more });
  const role = roleMeant(row.role);
  if (row.name === undefined) fault('name', 'Nobody is named here. Write the name, or take the row out.');
  if (row.email === undefined) fault('email', 'Write their e-mail address: by it they are let in.');
  else if (!personFields.email.safeParse(row.email).success)
    fault('email', `${quoted(row.email)} is no e-mail address.`);
  const agency = agencyIn(row, agencies, fault);
  if (role === undefined) fault('role', roleFault(row.role ?? ''));
  const { name = '', title = '', ...texts } = textsOf(row, fault);
  return {
    value: {
      ...{ name, email: (row.email ?? '').toLowerCase(), role: role ?? 'member', title },
      ...(agency === undefined ? {} : { agencyId: agency.id }),
      ...{ ...texts, ...daysOf(row, fault), ...answersOf(row, fault) },
    },
    faults,
  };
}

type Fault = (column: PeopleColumn, message: string, more?: Pick<RowFault, 'suggestion'>) => void;

const textColumns = ['name', 'title', 'phone', 'seat', 'area', 'vettingLevel'] as const;

function textsOf(row: PersonRow, fault: Fault): Partial<Record<(typeof textColumns)[number], string>> {
  const texts: Partial<Record<(typeof textColumns)[number], string>> = {};
  for (const column of textColumns) {
    const written = row[column];
    if (written === undefined) continue;
    const read = personFields[column].safeParse(written);
    const problem = textProblem(column, written);
    if (read.success && problem === undefined) texts[column] = read.data;
    else fault(column, problem ?? read.error?.issues[0]?.message ?? '');
  }
  return texts;
}

/** A long number, as a spreadsheet shows it in a narrow column and then saves it: most of its digits are gone. */
const isShortened = (written: string) => /^\d+(?:[.,]\d+)?E\+?\d+$/i.test(written);

function textProblem(column: (typeof textColumns)[number], written: string): string | undefined {
  if (isFormula(written)) return formulaText;
  if (column === 'phone' && isShortened(written))
    return `The spreadsheet has shortened this number to ${quoted(written)}. Write it whole, or set its column to text there.`;
  const stopped = surelyStopped(written);
  if (stopped === undefined) return undefined;
  return stopped.kind === 'marking' ? ceilingText : sourceText;
}

const ceilingText = 'Nothing marked SECRET or above may be entered here. Take it out.';

const sourceText = 'Nothing that says where intelligence comes from may be entered here. Take it out.';

function withoutBlanks(row: PersonRow): PersonRow {
  const said: Partial<Record<PeopleColumn, string>> = {};
  for (const column of peopleColumns) {
    const text = row[column]?.trim() ?? '';
    if (text !== '') said[column] = text;
  }
  return said;
}

const dayColumns = ['vettedUntil', 'joinedOn', 'endsOn'] as const;

function daysOf(row: PersonRow, fault: Fault): Partial<Record<(typeof dayColumns)[number], LocalDate>> {
  const days: Partial<Record<(typeof dayColumns)[number], LocalDate>> = {};
  for (const column of dayColumns) {
    const written = row[column];
    const day = written === undefined ? undefined : dayWritten(written);
    if (day !== undefined) days[column] = day;
    else if (written !== undefined) fault(column, `${quoted(written)} is no day. Write it as 31/03/2027.`);
  }
  return days;
}

const answerColumns = ['mayShare', 'mayAct'] as const;
const answers = new Map([
  ...['yes', 'y', 'true', 'x', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
]);

function answersOf(row: PersonRow, fault: Fault): Partial<Record<(typeof answerColumns)[number], boolean>> {
  const said: Partial<Record<(typeof answerColumns)[number], boolean>> = {};
  for (const column of answerColumns) {
    const written = row[column];
    const answer = answers.get(written?.toLowerCase() ?? '');
    if (answer !== undefined) said[column] = answer;
    else if (written !== undefined) fault(column, `${quoted(written)} is neither yes nor no. Write one of the two.`);
  }
  return said;
}

function agencyIn({ agency: written }: PersonRow, agencies: readonly KnownAgency[], fault: Fault) {
  if (written === undefined) {
    fault('agency', 'Name the agency that they sit for.');
    return undefined;
  }
  const found = agencyFinder(agencies)(written);
  if (found === undefined) {
    const { message, ...more } = unknownAgency(written, agencies);
    fault('agency', message, more);
  }
  return found;
}

/** As people write roles, besides the names that the product has for them. */
const otherNames: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...(['chairman', 'chairwoman', 'chairperson'] as const).map((word) => [word, 'chair'] as const),
  ...(['deputy', 'vicechair'] as const).map((word) => [word, 'deputyChair'] as const),
  ...(['lead', 'spoc', 'singlepointofcontact'] as const).map((word) => [word, 'agencyLead'] as const),
  ...[['panelcoordinator', 'coordinator'] as const, ['leadresponsibleofficer', 'lro'] as const],
  ...[['admin', 'administrator'] as const, ['partner', 'member'] as const],
]);

/** Who is given no role is a member. */
export function roleMeant(written = ''): Role | undefined {
  const plain = plainWord(written);
  if (plain === '') return 'member';
  return (
    roles.find((role) => plainWord(role) === plain || plainWord(roleNames[role]) === plain) ?? otherNames.get(plain)
  );
}

function roleFault(written: string): string {
  const names = Object.values(roleNames);
  const meant = didYouMean(written, names);
  const cure = meant === '' ? `Write one of ${names.join(', ')}.` : asSentence(meant);
  return `There is no role ${quoted(written)}. ${cure}`;
}
