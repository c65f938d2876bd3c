import { rights } from '../../access/rights';
import type { MemberId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import { isSeatedOn, type Member } from '../../domain/member';
import type { Roster } from '../../ledger/roster';

export function attends({ role }: Member): boolean {
  const attending: readonly Member['role'][] = rights['meeting.attend'];
  return attending.includes(role);
}

/** Whoever is asked to come to a meeting: their seat, or visit, lasts until its day. */
export function isExpected(member: Member, { on }: Pick<Meeting, 'on'>): boolean {
  return attends(member) && member.role !== 'substitute' && isSeatedOn(member, on);
}

/** Whoever expects a meeting that was published; a draft was told to nobody. */
export function toldOfCancel(
  meeting: Pick<Meeting, 'published' | 'on'>,
  { members }: Pick<Roster, 'members'>,
): MemberId[] {
  return meeting.published === undefined ? [] : expectedAt(meeting, { members });
}

export function expectedAt(meeting: Pick<Meeting, 'on'>, { members }: Pick<Roster, 'members'>): MemberId[] {
  return [...members.values()].filter((each) => isExpected(each, meeting)).map(({ id }) => id);
}
