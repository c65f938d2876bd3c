import { type Agency, isPartnerOn } from '../../domain/agency';
import { formVersion } from '../../domain/formVersion';
import { type AgencyId, MemberId } from '../../domain/ids';
import { type EntraAccount, isSameAccount, linkedMember, type Member, afterSeats } from '../../domain/member';
import { type MemberFields, withFields } from '../../domain/membership';
import { type PeopleColumn, peopleColumns, type PersonRow } from '../../domain/personColumns';
import { plainWord } from '../../domain/searchable';
import { inOneLine } from '../../domain/spreadsheet';
import { dayText, type LocalDate } from '../../domain/time';
import type { Roster } from '../../ledger/roster';
import type { Context } from '../ports';
import { readPerson, type ReadPerson, type RowFault } from './personRow';
import { writtenPerson } from './writtenPerson';

/** Somebody in a list, before it is put right. */
export interface ListedPerson {
  readonly written: PersonRow;
  /** As the spreadsheet counts it. */
  readonly number?: number | undefined;
  /** Who it is to Entra, where Entra told of them. */
  readonly account?: EntraAccount | undefined;
  /** The agency takes that tenant's word for whose the account is. */
  readonly isVouchedFor?: boolean;
  /** Left out unless somebody takes it in. */
  readonly isProposed?: boolean;
  /** What is to be known of it. */
  readonly told?: readonly string[];
}

export interface WrittenRow extends ListedPerson {
  /** From 1. */
  readonly row: number;
  readonly isLeftOut: boolean;
}

/** A row of a list of people, held against the panel. */
export interface PlannedRow extends WrittenRow {
  /** Whose seat it is, as it stands; undefined where somebody is new. */
  readonly before?: Member;
  /** As the seat will be; undefined where nobody can say. */
  readonly after?: Member;
  /** What is other, of a seat that stands. */
  readonly fields: MemberFields;
  readonly faults: readonly RowFault[];
  /** What else follows from it. */
  readonly notes: readonly string[];
}

type Planning = Pick<Context, 'roster' | 'today' | 'sha256'>;

/**
 * What a row would do by itself. Whose it is, the e-mail address tells; where it is nobody's, name and agency together.
 * What a row does not say stays: an empty cell empties nothing.
 */
export function planRow(row: WrittenRow, planning: Planning): PlannedRow {
  if (row.isLeftOut) return { ...row, fields: {}, faults: [], notes: row.told ?? [] };
  return linking(planned(row, planning), planning);
}

function planned(row: WrittenRow, planning: Planning): PlannedRow {
  const { roster, today } = planning;
  const partners = partnersOn(planning);
  const read = readPerson(row.written, partners);
  const before = seatMeant(row, read, roster);
  if (before === undefined) return newcomer(row, read, planning);

  const stands = writtenPerson(before, roster.agencies);
  const other = peopleColumns.filter((column) => isOther(row.written[column], stands[column]));
  const said = Object.fromEntries(other.map((column) => [column, row.written[column]]));
  const { value, faults } = readPerson({ ...stands, ...said }, partners);
  // What stands already is no fault of the list's.
  const own = faults.filter(({ column }) => other.includes(column));
  const fields = fieldsOf(
    value,
    other.filter((column) => !own.some((fault) => fault.column === column)),
  );
  return {
    ...{ ...row, before, fields, after: withFields(before, fields), notes: row.told ?? [] },
    faults: [
      ...own,
      ...movedFault(before, value.agencyId, roster),
      ...takenFault(before, fields, roster),
      ...dayFaults(fields, today),
    ],
  };
}

function partnersOn({ roster, today }: Pick<Planning, 'roster' | 'today'>): Agency[] {
  return [...roster.agencies.values()].filter((agency) => isPartnerOn(agency, today));
}

/** Whose seat somebody in a list has; undefined where they are new. */
export function seatOf(person: ListedPerson, planning: Pick<Planning, 'roster' | 'today'>): Member | undefined {
  return seatMeant(person, readPerson(person.written, partnersOn(planning)), planning.roster);
}

function seatMeant({ written, account }: ListedPerson, { value }: ReadPerson, { members }: Roster): Member | undefined {
  const seated = [...members.values()];
  const bound = account && seated.find((each) => isSameAccount(each.account, account));
  if (bound !== undefined) return bound;
  const holder = seated.find(({ email }) => email === value.email);
  if (holder !== undefined || written.name === undefined) return holder;
  const plain = plainWord(written.name);
  const called = seated.filter(({ name, agencyId }) => agencyId === value.agencyId && plainWord(name) === plain);
  return called.length === 1 ? called[0] : undefined;
}

/**
 * Entra told whose account it is, and the agency takes its word: from the import on it opens the seat, as it would at
 * its first sign-in. Nobody types whose: a row that names another address or agency than Entra binds nothing, nor is
 * anything bound where the seat has an account, waits for an invitation alone, or the account has another seat.
 */
function linking(plan: PlannedRow, { roster }: Planning): PlannedRow {
  const { account, isVouchedFor = false, after } = plan;
  if (account === undefined || !isVouchedFor || after === undefined) return plan;
  if (after.account !== undefined || after.byInvitation === true) return plan;
  if ([...roster.members.values()].some((each) => isSameAccount(each.account, account))) return plan;
  return {
    ...plan,
    after: linkedMember(after, account, [...roster.former.values()]),
    notes: [...plan.notes, linkedText],
  };
}

const linkedText = 'Their account in Entra is linked with it: from then on it alone opens the seat.';

/** Spaces are as people type them. */
function isOther(written: string | undefined, stands: string): boolean {
  const said = inOneLine(written ?? '');
  return said !== '' && said !== inOneLine(stands);
}

/** The fields of those columns: they have the same names. */
function fieldsOf(value: ReadPerson['value'], columns: readonly PeopleColumn[]): MemberFields {
  const names: readonly string[] = columns;
  return Object.fromEntries(Object.entries(value).filter(([field, said]) => names.includes(field) && said !== ''));
}

function newcomer(row: WrittenRow, { value, faults }: ReadPerson, { roster, today, sha256 }: Planning): PlannedRow {
  const { agencyId, ...said } = value;
  const left = [...roster.former.values()].filter(({ email }) => email === value.email && email !== '');
  const notes = left.slice(-1).map(({ endsOn = today }) => formerText(dayText(endsOn, today)));
  const own = {
    ...row,
    fields: {},
    faults: [...faults, ...dayFaults(value, today)],
    notes: [...notes, ...(row.told ?? [])],
  };
  if (agencyId === undefined) return own;
  const panelId = roster.panel.id;
  // The same list gives the same seats, however often it is sent; whoever comes back has another one.
  const id = MemberId.parse(`p-${formVersion([panelId, value.email, left.length], sha256)}`);
  return { ...own, after: afterSeats({ joinedOn: today, ...said, id, panelId, agencyId }, left) };
}

const formerText = (day: string) => `Sat on the panel until ${day}. This gives them a new seat.`;

function dayFaults({ endsOn, joinedOn }: MemberFields, today: LocalDate): RowFault[] {
  const faults: RowFault[] = [];
  if (endsOn && endsOn < today)
    faults.push({ column: 'endsOn', message: 'This day has passed. Write today or a later one.' });
  if (joinedOn && joinedOn > today)
    faults.push({ column: 'joinedOn', message: 'They come in at once. Write today or an earlier day.' });
  return faults;
}

/** Somebody known by their account has the address of another seat by now. */
function takenFault(before: Member, { email }: MemberFields, { members }: Roster): RowFault[] {
  const holder = [...members.values()].find((each) => each.id !== before.id && each.email === email);
  if (holder === undefined) return [];
  const cure = `Change that of ${holder.name} first, or leave this row out.`;
  return [{ column: 'email', message: `This is the address of ${holder.name} on the panel. ${cure}` }];
}

/** Whoever moves hands over what they hold: a list cannot say to whom. */
function movedFault(before: Member, agencyId: AgencyId | undefined, { agencies }: Roster): RowFault[] {
  if (agencyId === undefined || agencyId === before.agencyId) return [];
  const name = agencies.get(before.agencyId)?.name ?? 'another organisation';
  const cure = `Write that here. Whoever moves hands over what they hold: open them under People, “Moves to another agency…”.`;
  return [{ column: 'agency', message: `${before.name} sits for ${name}. ${cure}` }];
}
