import type { MemberId } from '../../domain/ids';
import { formerChairs, type MemberFields, seatFaults, seatsWith } from '../../domain/membership';
import type { PeopleColumn } from '../../domain/personColumns';
import type { Refusal } from '../../domain/refusal';
import type { Context } from '../ports';
import type { PlannedRow } from './importPlan';
import { keepingOf } from './memberChange';
import type { RowFault } from './personRow';

/** The rows held against each other and against what no change of people may bring about. */
export function planTogether(rows: readonly PlannedRow[], ctx: Context): PlannedRow[] {
  return withSeatFaults(withFormerChair(rows.map(toldTwice()), ctx), ctx);
}

/** Of two rows about one address, one seat or the one chair, the later is at fault. */
function toldTwice(): (row: PlannedRow) => PlannedRow {
  const first = new Map<string, number>();
  return (each) => {
    const { row, written, before, isLeftOut } = each;
    if (isLeftOut) return each;
    const earlier = (key: string): number | undefined => {
      const at = first.get(key);
      if (at === undefined) first.set(key, row);
      return at;
    };
    const email = written.email?.trim().toLowerCase() ?? '';
    const [sameEmail, sameSeat] = [
      email === '' ? undefined : earlier(`email ${email}`),
      before === undefined ? undefined : earlier(`seat ${before.id}`),
    ];
    const otherChair = saysChair(each) ? earlier('chair') : undefined;
    const faults: RowFault[] = [];
    if (sameEmail !== undefined)
      faults.push({ column: 'email', message: `Row ${sameEmail} has this e-mail address too. Leave one of them out.` });
    else if (sameSeat !== undefined)
      faults.push({ column: 'name', message: `Row ${sameSeat} is about the same seat. Leave one of them out.` });
    if (otherChair !== undefined)
      faults.push({
        column: 'role',
        message: `A panel has one chair, and row ${otherChair} names one. Change either.`,
      });
    return { ...each, faults: [...each.faults, ...faults] };
  };
}

function saysChair({ written, after }: PlannedRow): boolean {
  return written.role !== undefined && after?.role === 'chair';
}

/** Whoever was the chair before a new one goes on as a member. */
function withFormerChair(rows: readonly PlannedRow[], ctx: Context): PlannedRow[] {
  const named = rows.find(saysChair);
  if (named?.after === undefined) return [...rows];
  const seats = seatsWith([...ctx.roster.members.values()], changedBy(rows));
  const former = formerChairs(seats, named.after, keepingOf(ctx));
  const isFormer = (id: MemberId | undefined) => former.some((each) => each.id === id);
  const isTold = (id: MemberId) => rows.some(({ after }) => after?.id === id);
  const notes = former
    .filter(({ id }) => !isTold(id))
    .map(({ name }) => `${name} is the chair until then, and goes on as a member.`);
  return rows.map((each) => {
    if (each === named) return { ...each, notes: [...each.notes, ...notes] };
    if (each.after === undefined || saysChair(each) || !isFormer(each.after.id)) return each;
    const role = { role: 'member' } as const satisfies MemberFields;
    return { ...each, after: { ...each.after, ...role }, fields: { ...each.fields, ...role } };
  });
}

function changedBy(rows: readonly PlannedRow[]) {
  return rows.flatMap(({ before, after }) => (after === undefined || after === before ? [] : [after]));
}

function withSeatFaults(rows: readonly PlannedRow[], ctx: Context): PlannedRow[] {
  const { members, former } = ctx.roster;
  const seats = [...members.values(), ...former.values()];
  const changed = changedBy(rows);
  const after = seatsWith(seats, changed);
  const chairs = changed.flatMap((member) => formerChairs(after, member, keepingOf(ctx)));
  const found = seatFaults(seats, [...chairs, ...changed], keepingOf(ctx));
  const chairRow = rows.find(saysChair)?.row;
  // Of two rows about one seat the first has it.
  const rowOf = new Map([...rows].reverse().map((each) => [each.after?.id, each.row]));
  const own = new Map<number | undefined, Refusal[]>();
  for (const { memberId, refusal } of found) {
    const row = rowOf.get(memberId) ?? chairRow;
    own.set(row, [...(own.get(row) ?? []), refusal]);
  }
  return rows.map((each) => {
    const faults = (own.get(each.row) ?? []).flatMap((refusal) => seatFaultOf(refusal, each));
    return { ...each, faults: [...each.faults, ...faults.filter((fault) => !isTold(fault, each.faults))] };
  });
}

function isTold({ column }: RowFault, faults: readonly RowFault[]): boolean {
  return faults.some((each) => each.column === column);
}

/** An address that is taken is one that two rows have: that has been told. */
function seatFaultOf({ code, facts }: Refusal, { fields }: PlannedRow): RowFault[] {
  const at = (column: PeopleColumn, message: string): RowFault[] => [{ column, message }];
  if (code === 'own-role')
    return at('role', 'Nobody changes their own role. Empty this cell, or ask another coordinator or administrator.');
  if (code === 'address-kept')
    return at('email', 'A coordinator changes the address of somebody who is there. Write the one that is kept.');
  if (code === 'observer-needs-day') return at('endsOn', 'An observer’s visit has a last day. Write it.');
  const { name = 'This person', role = 'coordinator' } = facts;
  const cure = 'Give somebody else that role in this list, or leave this row out.';
  const column = fields.role === undefined ? 'endsOn' : 'role';
  if (code === 'last-auditor')
    return at(
      fields.email === undefined ? column : 'email',
      `${name} is the panel’s only auditor, and stays as they are until another has come in. ${cure}`,
    );
  if (code !== 'last-in-role') return [];
  return at(column, `${name} is the panel’s only ${role}, and it needs one. ${cure}`);
}
