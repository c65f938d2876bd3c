import { dayAndMonth, shortDay } from '../../tab/screens/settings/people/dutyWords';

it('a day of duty is written as every other day of the panel is', () => {
  expect(shortDay('2027-09-03')).toBe('Fri 3 Sep');
  expect(dayAndMonth('2027-09-03')).toBe('3 Sep');
});
