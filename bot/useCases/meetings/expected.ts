import { rights } from '../../access/rights';
import type { MemberId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { Member } from '../../domain/member';
import type { Roster } from '../../ledger/roster';

export function attends({ role }: Member): boolean {
  const attending: readonly Member['role'][] = rights['meeting.attend'];
  return attending.includes(role);
}

/** Members who are expected at meetings at all. */
export function isExpected(member: Member): boolean {
  return attends(member) && member.role !== 'substitute';
}

/** Whoever expects a meeting that was published; a draft was told to nobody. */
export function toldOfCancel(
  { published }: Pick<Meeting, 'published'>,
  { members }: Pick<Roster, 'members'>,
): MemberId[] {
  return published === undefined ? [] : [...members.values()].filter(isExpected).map(({ id }) => id);
}
