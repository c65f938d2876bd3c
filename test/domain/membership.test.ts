import { endedMember, formerChairs, guardSeats, returnedMember, withFields } from '../../bot/domain/membership';
import { MemberId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import { aMember, day } from '../support/builders';

const id = (text: string) => MemberId.parse(text);
const seat = (name: string, changes: Partial<Member> = {}): Member =>
  aMember({ id: id(name), name, email: `${name}@ea.example`, ...changes });

const chair = seat('ruth', { role: 'chair' });
const coordinator = seat('callum', { role: 'coordinator' });
const member = seat('priya');
const seats = [chair, coordinator, member];
const keeping = { by: coordinator.id, today: day('2027-03-02') };
const refused = (...changed: readonly Member[]) => {
  try {
    guardSeats(seats, changed, keeping);
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : 'nothing';
  }
};

describe('whoever keeps the panel’s people', () => {
  it.each([
    ['gives somebody another role', [{ ...member, role: 'lro' as const }], 'nothing'],
    ['does not change their own role', [{ ...coordinator, role: 'chair' as const }], 'own-role'],
    ['does not demote the only chair', [{ ...chair, role: 'member' as const }], 'last-in-role'],
    ['does not end the only chair, on whatever day', [{ ...chair, endsOn: day('2027-12-31') }], 'last-in-role'],
    ['does not end the only coordinator, themself', [{ ...coordinator, endsOn: day('2027-03-02') }], 'last-in-role'],
    ['gives one address one seat', [seat('tom', { email: member.email })], 'email-taken'],
    ['gives an observer a last day', [seat('falk', { role: 'observer' })], 'observer-needs-day'],
    ['lets an observer in with one', [seat('falk', { role: 'observer', endsOn: day('2027-04-01') })], 'nothing'],
    ['makes nobody deputy who is not there', [{ ...member, deputyId: id('nobody') }], 'not-found'],
  ])('%s', (_, changed, code) => expect(refused(...changed)).toBe(code));

  it('may end a coordinator where another stays', () => {
    const second = seat('nia', { role: 'coordinator' });
    const ended = { ...coordinator, endsOn: day('2027-03-31') };
    expect(() => guardSeats([...seats, second], [ended], keeping)).not.toThrow();
    const leaving = { ...second, endsOn: day('2027-06-30') };
    // One who is leaving anyway does not stand in for the last.
    expect(() => guardSeats([chair, coordinator, leaving], [ended], keeping)).toThrow('last-in-role');
  });

  it('gives the address of whoever has left to somebody new', () => {
    const left = seat('old', { email: 'desk@ea.example', endsOn: day('2027-03-01') });
    expect(() => guardSeats([...seats, left], [seat('new', { email: 'desk@ea.example' })], keeping)).not.toThrow();
  });
});

it('a new chair makes a member of the one before', () => {
  const next = { ...member, role: 'chair' as const };
  expect(formerChairs(seats, next, keeping)).toEqual([{ ...chair, role: 'member' }]);
  expect(refused(...formerChairs(seats, next, keeping), next)).toBe('nothing');
});

it('a field that is not sent stays, and one that is emptied goes', () => {
  const full = { ...member, phone: '01632 960011', seat: 'Waste' };
  expect(withFields(full, { phone: null, title: 'Lead' })).toEqual({ ...member, seat: 'Waste', title: 'Lead' });
  expect(withFields(full, { seat: 'Waste' })).toBe(full);
});

describe('a last day', () => {
  it('is today or later, or yesterday: at once', () => {
    expect(endedMember(member, day('2027-03-01'), day('2027-03-01'))).toMatchObject({ endsOn: '2027-03-01' });
    expect(() => endedMember(member, day('2027-02-28'), day('2027-03-01'))).toThrow('last-day-passed');
  });

  it('can be taken back until it is over', () => {
    const leaving = { ...member, endsOn: day('2027-03-02') };
    expect(returnedMember(leaving, day('2027-03-02'))).toEqual(member);
    expect(() => returnedMember(leaving, day('2027-03-03'))).toThrow('seat-over');
  });
});
