import { Duty, isOnDuty, isSeatedOn } from '../../bot/domain/member';
import { day, moment } from '../support/builders';

const zone = 'Europe/London';
const week = { from: day('2027-03-01'), to: day('2027-03-07') };

describe('somebody on the duty list', () => {
  it.each([
    ['on its days, the last one too', { duties: [week] }, '2027-03-07T23:30:00.000Z', true],
    ['not the day after', { duties: [week] }, '2027-03-08T00:30:00.000Z', false],
    [
      'within its hours',
      { duties: [{ ...week, hours: { from: '18:00', to: '22:00' } }] },
      '2027-03-02T18:00:00.000Z',
      true,
    ],
    [
      'not at the hour at which it ends',
      { duties: [{ ...week, hours: { from: '18:00', to: '22:00' } }] },
      '2027-03-02T22:00:00.000Z',
      false,
    ],
    [
      'until the morning after its last night',
      { duties: [{ ...week, hours: { from: '18:00', to: '08:00' } }] },
      '2027-03-08T07:59:00.000Z',
      true,
    ],
    [
      'not in the morning before its first night',
      { duties: [{ ...week, hours: { from: '18:00', to: '08:00' } }] },
      '2027-03-01T07:59:00.000Z',
      false,
    ],
    [
      'by the panel’s own clock in summer',
      { duties: [{ from: day('2027-04-01'), to: day('2027-04-01') }] },
      '2027-03-31T23:30:00.000Z',
      true,
    ],
    ['always, where no days are named', { onDuty: true }, '2027-06-01T10:00:00.000Z', true],
    ['never, without either', {}, '2027-03-02T10:00:00.000Z', false],
  ])('is told %s', (_, member, at, is) => {
    expect(isOnDuty(member, moment(at), zone)).toBe(is);
  });

  it('has a first day that is not after the last', () => {
    expect(Duty.safeParse({ from: '2027-03-07', to: '2027-03-01' }).success).toBe(false);
  });
});

it('a member sits on the panel on the last day, and not on the next', () => {
  const leaving = { endsOn: day('2027-04-30') };
  expect(isSeatedOn(leaving, day('2027-04-30'))).toBe(true);
  expect(isSeatedOn(leaving, day('2027-05-01'))).toBe(false);
  expect(isSeatedOn({}, day('2027-05-01'))).toBe(true);
});
