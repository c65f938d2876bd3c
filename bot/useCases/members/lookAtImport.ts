import { formVersion } from '../../domain/formVersion';
import type { Member } from '../../domain/member';
import { keptOf, MOST_PEOPLE } from '../../domain/membership';
import { columnNames, peopleColumns, type PersonRow } from '../../domain/personColumns';
import { dayText, LocalDate } from '../../domain/time';
import { inTurns } from '../inTurns';
import type { Context } from '../ports';
import { planRow, type PlannedRow, type WrittenRow } from './importPlan';
import { type ListedPeople, listedPeople } from './listedPeople';
import { planTogether } from './importTogether';
import {
  type ImportRowView,
  MOST_IMPORTED,
  type PeopleImport,
  type PeopleImportView,
  type RowKind,
  rowKinds,
} from './importViews';
import { writtenPerson } from './writtenPerson';
import { byName } from '../../domain/byName';

export interface ImportPlan extends Pick<ListedPeople, 'notes' | 'seen'> {
  readonly rows: readonly PlannedRow[];
  /** Of the list as a whole. */
  readonly faults: readonly string[];
}

/** What a list of people would do, row by row. Nothing is kept. */
export async function lookAtImport(input: PeopleImport, ctx: Context): Promise<PeopleImportView> {
  const { rows, faults, notes, seen } = await planImport(input, ctx);
  const views = await inTurns(rows, (row) => rowView(row, ctx));
  const counts = byName(rowKinds, (kind) => views.filter((each) => each.kind === kind).length);
  const whole = { rows: views, counts, faults: [...faults], notes: [...notes, ...othersText(rows, ctx)] };
  return seen === undefined ? whole : { ...whole, seen };
}

/** @throws Refusal what `listedPeople` refuses */
export async function planImport(input: PeopleImport, ctx: Context): Promise<ImportPlan> {
  const { people, fault, ...list } = await listedPeople(input, ctx);
  if (fault !== undefined) return { ...list, rows: [], faults: [fault] };
  if (people.length > MOST_IMPORTED) return { ...list, rows: [], faults: [tooManyText(MOST_IMPORTED)] };
  const each = await inTurns(rowsOf(people, input), (row) => planRow(row, ctx));
  const rows = planTogether(each, ctx);
  return { ...list, rows, faults: roomFaults(rows, ctx) };
}

/** With what was put right in it. */
function rowsOf(people: ListedPeople['people'], { cells, leftOut, takenIn }: PeopleImport): WrittenRow[] {
  const edits = new Map<number, PersonRow>();
  for (const cell of cells) edits.set(cell.row, { ...edits.get(cell.row), [cell.column]: cell.text });
  const [out, within] = [new Set(leftOut), new Set(takenIn)];
  return people.map((person, index) => {
    const row = person.number ?? index + 1;
    const right = edits.get(row) ?? {};
    // Whoever writes another address or agency says by themselves whose row it is.
    const isOther = right.email !== undefined || right.agency !== undefined;
    return {
      ...person,
      ...(isOther ? { isVouchedFor: false } : {}),
      ...{ row, written: withoutBlanks({ ...person.written, ...right }) },
      isLeftOut: out.has(row) || (person.isProposed === true && !within.has(row)),
    };
  });
}

function withoutBlanks(row: PersonRow): PersonRow {
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text?.trim() !== ''));
}

/** As `guardRoom` would refuse it. */
function roomFaults(rows: readonly PlannedRow[], { roster: { members, former } }: Context): string[] {
  const added = rows.filter((row) => kindOf(row) === 'new').length;
  return members.size + former.size + added > MOST_PEOPLE ? [tooManyText(MOST_PEOPLE)] : [];
}

function tooManyText(most: number): string {
  return `A panel keeps ${most.toLocaleString('en-GB')} people at the most, those who have left included. Import fewer.`;
}

/** Of what was looked at: another text where it would do anything else by now. */
export function rowVersion({ before, after, notes }: PlannedRow, { sha256 }: Context): string {
  const kept = (member: Member | undefined) => (member === undefined ? null : keptOf(member));
  return formVersion([kept(before), kept(after), notes], sha256);
}

export function kindOf({ isLeftOut, faults, before, after }: PlannedRow): RowKind {
  if (isLeftOut) return 'leftOut';
  if (faults.length > 0) return 'fault';
  if (before === undefined) return 'new';
  return before === after ? 'unchanged' : 'changed';
}

function rowView(planned: PlannedRow, ctx: Context): ImportRowView {
  const { row, written, before, after, faults, notes } = planned;
  const kind = kindOf(planned);
  const changes = before === undefined || after === undefined ? [] : changesBetween(before, after, ctx);
  const isDone = kind === 'new' || kind === 'changed';
  return {
    ...{ row, kind, cells: written, faults: [...faults], changes, notes: [...notes] },
    name: written.name ?? before?.name ?? `Row ${row}`,
    says: saysOf(planned, kind, changes, ctx),
    ...(isDone ? { version: rowVersion(planned, ctx) } : {}),
  };
}

type Changes = ImportRowView['changes'];

function changesBetween(before: Member, after: Member, { roster, today }: Context): Changes {
  const [from, to] = [writtenPerson(before, roster.agencies), writtenPerson(after, roster.agencies)];
  const said = (text: string) => {
    const day = LocalDate.safeParse(text);
    return day.success ? dayText(day.data, today) : text;
  };
  return peopleColumns
    .filter((column) => from[column] !== to[column])
    .map((column) => ({ column, name: columnNames[column], from: said(from[column]), to: said(to[column]) }));
}

function saysOf({ faults, after, notes }: PlannedRow, kind: RowKind, changes: Changes, { roster }: Context): string {
  const [first, ...more] = faults;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` And ${more.length} more.`;
    return `${columnNames[first.column]}: ${first.message}${others}`;
  }
  if (kind === 'leftOut' || after === undefined) return notes[0] ?? 'Nothing of it is taken.';
  if (kind === 'changed' && changes.length === 0) return notes.at(-1) ?? '';
  if (kind === 'changed')
    return changes.map(({ name, from, to }) => `${name}: ${from === '' ? 'nothing' : from} → ${to}`).join('; ');
  const { role, agency } = writtenPerson(after, roster.agencies);
  return `${role}, ${agency}`;
}

function othersText(rows: readonly PlannedRow[], { roster }: Context): string[] {
  const named = new Set<string | undefined>(
    rows.flatMap(({ before, written }) => [before?.id, written.email?.trim().toLowerCase()]),
  );
  const others = [...roster.members.values()].filter(({ id, email }) => !named.has(id) && !named.has(email)).length;
  if (others === 0) return [];
  const who = others === 1 ? '1 person of the panel is' : `${others} people of the panel are`;
  return [`${who} not in this list, and ${others === 1 ? 'stays' : 'stay'} as they are.`];
}
