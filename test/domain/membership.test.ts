import { endedMember, formerChairs, guardSeats, returnedMember, withFields } from '../../bot/domain/membership';
import { MemberId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import { without } from '../../bot/domain/without';
import { aMember, day, moment } from '../support/builders';

const id = (text: string) => MemberId.parse(text);
const seat = (name: string, changes: Partial<Member> = {}): Member =>
  aMember({ id: id(name), name, email: `${name}@ea.example`, ...changes });

const chair = seat('ruth', { role: 'chair' });
const coordinator = seat('callum', { role: 'coordinator' });
const member = seat('priya');
const seats = [chair, coordinator, member];
const auditor = seat('nora', { role: 'auditor', account: { tenantId: 't', objectId: 'nora' } });
const una = seat('una', { role: 'auditor', account: { tenantId: 't', objectId: 'una' } });
const yes = { version: 1, at: moment('2027-03-01T10:00:00.000Z'), door: 'tab' } as const;
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

  it.each<[string, readonly Member[], boolean]>([
    ['ends their seat', [{ ...auditor, endsOn: day('2027-12-31') }], false],
    ['gives them another role', [{ ...auditor, role: 'member' }], false],
    ['changes their address', [{ ...auditor, email: 'else@ea.example' }], false],
    ['unlinks their account', [without(auditor, ['account'])], false],
    [
      'moves them',
      [
        { ...auditor, endsOn: day('2027-03-01') },
        { ...auditor, id: id('nora-2') },
      ],
      false,
    ],
    ['gives them another name', [{ ...auditor, name: 'Nora Bell' }], true],
    ['adds another with it who has come in', [{ ...auditor, role: 'member' }, una], true],
    ['adds another with it who has not', [{ ...auditor, role: 'member' }, without(una, ['account'])], false],
  ])('of the only auditor: %s', (_, changed, isLetPass) => {
    const change = () => guardSeats([...seats, auditor], changed, keeping);
    if (isLetPass) expect(change).not.toThrow();
    else expect(change).toThrow('last-auditor');
    const bel = { ...una, id: id('bel'), email: 'bel@ea.example' };
    expect(() => guardSeats([...seats, auditor, bel], changed, keeping)).not.toThrow('last-auditor');
  });

  it.each<[string, Partial<Member>, boolean]>([
    ['by nobody who has never come in', {}, false],
    ['by nobody whose account was unlinked', { byInvitation: true, accepted: [yes] }, false],
    ['by whoever has accepted the statement', { accepted: [yes] }, true],
  ])('an auditor who has come in is followed %s', (_, come, isLetPass) => {
    const change = () =>
      guardSeats(
        [...seats, auditor, { ...without(una, ['account']), ...come }],
        [{ ...auditor, endsOn: day('2027-03-02') }],
        keeping,
      );
    if (isLetPass) expect(change).not.toThrow();
    else expect(change).toThrow('last-auditor');
  });

  it('puts right the address of an only auditor who has never come in, and of one whose account was unlinked it does not', () => {
    const waiting = without(auditor, ['account']);
    const change = (before: Member) => () =>
      guardSeats([...seats, before], [{ ...before, email: 'nora.b@ea.example' }], keeping);
    expect(change(waiting)).not.toThrow();
    expect(change({ ...waiting, byInvitation: true })).toThrow('last-auditor');
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
