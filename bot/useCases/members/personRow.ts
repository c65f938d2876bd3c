import type { Agency } from '../../domain/agency';
import { given } from '../../domain/given';
import type { AgencyId } from '../../domain/ids';
import { Member, type Role, roleNames, roles } from '../../domain/member';
import { type PeopleColumn, peopleColumns, type PersonRow } from '../../domain/peopleTable';
import { plainWord } from '../../domain/searchable';
import { dayWritten } from '../../domain/spreadsheet';
import type { LocalDate } from '../../domain/time';
import { didYouMean } from '../settings/faultWords';

/** What does not fit in a row of a list of people, and what to do about it. */
interface RowFault {
  readonly column: PeopleColumn;
  readonly message: string;
}

export interface ReadPerson {
  /** What could be read; what could not is absent and has its fault. */
  readonly value: {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly title: string;
    readonly agencyId?: AgencyId;
  } & Partial<Pick<Member, 'phone' | 'seat' | 'area' | 'vettingLevel' | 'vettedUntil' | 'joinedOn' | 'endsOn'>>;
  readonly faults: readonly RowFault[];
}

type KnownAgency = Pick<Agency, 'id' | 'name'>;

/** One row of a list of people, held against the panel's agencies. What is wrong in it alone, with the cure. */
export function readPerson(written: PersonRow, agencies: readonly KnownAgency[]): ReadPerson {
  const row = withoutBlanks(written);
  const { phone, seat, area, vettingLevel } = row;
  const faults: RowFault[] = [];
  const fault = (column: PeopleColumn, message: string) => void faults.push({ column, message });
  const agency = agencyMeant(row.agency, agencies);
  const role = roleMeant(row.role);
  if (row.name === undefined) fault('name', 'Nobody is named here. Write the name, or take the row out.');
  if (row.email === undefined) fault('email', 'Write their e-mail address: by it they are let in.');
  else if (!Member.shape.email.safeParse(row.email).success) fault('email', `“${row.email}” is no e-mail address.`);
  if (agency === undefined) fault('agency', agencyFault(row.agency, agencies));
  if (role === undefined) fault('role', roleFault(row.role ?? ''));
  const days = daysOf(row, fault);
  return {
    value: {
      ...{
        name: row.name ?? '',
        email: (row.email ?? '').toLowerCase(),
        role: role ?? 'member',
        title: row.title ?? '',
      },
      ...(agency === undefined ? {} : { agencyId: agency.id }),
      ...given({ phone, seat, area, vettingLevel }),
      ...days,
    },
    faults,
  };
}

function withoutBlanks(row: PersonRow): PersonRow {
  const said: Partial<Record<PeopleColumn, string>> = {};
  for (const column of peopleColumns) {
    const text = row[column]?.trim() ?? '';
    if (text !== '') said[column] = text;
  }
  return said;
}

const dayColumns = ['vettedUntil', 'joinedOn', 'endsOn'] as const;

function daysOf(
  row: PersonRow,
  fault: (column: PeopleColumn, message: string) => void,
): Partial<Record<(typeof dayColumns)[number], LocalDate>> {
  const days: Partial<Record<(typeof dayColumns)[number], LocalDate>> = {};
  for (const column of dayColumns) {
    const written = row[column];
    const day = written === undefined ? undefined : dayWritten(written);
    if (day !== undefined) days[column] = day;
    else if (written !== undefined) fault(column, `“${written}” is no day. Write it as 31/03/2027.`);
  }
  return days;
}

function agencyMeant(written: string | undefined, agencies: readonly KnownAgency[]): KnownAgency | undefined {
  const plain = plainWord(written ?? '');
  return agencies.find(({ id, name }) => plainWord(name) === plain || plainWord(id) === plain);
}

function agencyFault(written: string | undefined, agencies: readonly KnownAgency[]): string {
  if (written === undefined) return 'Name the organisation that they sit for.';
  const meant = didYouMean(
    written,
    agencies.map(({ name }) => name),
  );
  const cure = meant === '' ? 'Choose one of the panel’s, or add it to them.' : sentence(meant.replace(/^; /, ''));
  return `No organisation of the panel is called “${written}”. ${cure}`;
}

/** As people write roles, besides the names that the product has for them. */
const otherNames: Partial<Record<string, Role>> = {
  ...{ chairman: 'chair', chairwoman: 'chair', chairperson: 'chair', deputy: 'deputyChair', vicechair: 'deputyChair' },
  ...{ panelcoordinator: 'coordinator', leadresponsibleofficer: 'lro', lead: 'agencyLead', spoc: 'agencyLead' },
  ...{ singlepointofcontact: 'agencyLead', admin: 'administrator', partner: 'member' },
};

/** Who is given no role is a member. */
export function roleMeant(written = ''): Role | undefined {
  const plain = plainWord(written);
  if (plain === '') return 'member';
  return roles.find((role) => plainWord(role) === plain || plainWord(roleNames[role]) === plain) ?? otherNames[plain];
}

function roleFault(written: string): string {
  const names = Object.values(roleNames);
  const meant = didYouMean(written, names);
  const cure = meant === '' ? `Write one of ${names.join(', ')}.` : sentence(meant.replace(/^; /, ''));
  return `There is no role “${written}”. ${cure}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
