import { formVersion } from '../../domain/formVersion';
import type { Member } from '../../domain/member';
import { keptOf } from '../../domain/membership';
import { columnNames, peopleColumns, type PersonRow } from '../../domain/personColumns';
import { readPeopleTable } from '../../domain/peopleTable';
import { unreadText } from '../../domain/spreadsheet';
import { dayText, LocalDate } from '../../domain/time';
import { MOST_PEOPLE } from '../../ledger/roster';
import type { Context } from '../ports';
import { planRow, type PlannedRow } from './importPlan';
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

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Of the list as a whole. */
  readonly faults: readonly string[];
  /** Headings that nobody here understands. */
  readonly unread: readonly string[];
}

/** What a list of people would do, row by row. Nothing is kept. */
export async function lookAtImport(input: PeopleImport, ctx: Context): Promise<PeopleImportView> {
  const { rows, faults, unread } = planImport(input, ctx);
  const views = rows.map((row) => rowView(row, ctx));
  const counts = byName(rowKinds, (kind) => views.filter((each) => each.kind === kind).length);
  return { rows: views, counts, faults: [...faults], notes: [...unreadText(unread), ...othersText(rows, ctx)] };
}

export function planImport({ text, cells, leftOut }: PeopleImport, ctx: Context): ImportPlan {
  const { rows: read, unread, fault } = readPeopleTable(text);
  if (fault !== undefined) return { rows: [], faults: [fault], unread };
  if (read.length > MOST_IMPORTED) return { rows: [], faults: [tooManyText(MOST_IMPORTED)], unread };
  const edits = new Map<number, PersonRow>();
  for (const cell of cells) edits.set(cell.row, { ...edits.get(cell.row), [cell.column]: cell.text });
  const out = new Set(leftOut);
  const written = read.map((row, index) => ({
    ...{ row: index + 1, written: withoutBlanks({ ...row, ...edits.get(index + 1) }) },
    isLeftOut: out.has(index + 1),
  }));
  const rows = planTogether(
    written.map((row) => planRow(row, ctx)),
    ctx,
  );
  return { rows, faults: roomFaults(rows, ctx), unread };
}

function withoutBlanks(row: PersonRow): PersonRow {
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text?.trim() !== ''));
}

/** A panel that outgrows its roster could not be opened. */
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

function saysOf({ faults, after }: PlannedRow, kind: RowKind, changes: Changes, { roster }: Context): string {
  const [first, ...more] = faults;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` And ${more.length} more.`;
    return `${columnNames[first.column]}: ${first.message}${others}`;
  }
  if (kind === 'leftOut' || after === undefined) return 'Nothing of it is taken.';
  if (kind === 'changed')
    return changes.map(({ name, from, to }) => `${name}: ${from === '' ? 'nothing' : from} → ${to}`).join('; ');
  const { role, agency } = writtenPerson(after, roster.agencies);
  return `${role}, ${agency}`;
}

function othersText(rows: readonly PlannedRow[], { roster }: Context): string[] {
  const named = new Set(rows.map(({ before }) => before?.id));
  const others = [...roster.members.keys()].filter((id) => !named.has(id)).length;
  if (others === 0) return [];
  const who = others === 1 ? '1 person of the panel is' : `${others} people of the panel are`;
  return [`${who} not in this list, and ${others === 1 ? 'stays' : 'stay'} as they are.`];
}
