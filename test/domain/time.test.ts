import { minutesText } from '../../bot/domain/minutesText';
import {
  addWorkingDays,
  daysBetween,
  dayText,
  dueText,
  instantAt,
  Instant,
  LocalDate,
  localDateOf,
  LocalTime,
  momentText,
  nthWeekday,
  shortYearOf,
  timeText,
  TimeZone,
} from '../../bot/domain/time';
import { day, holidays, london, moment } from '../support/builders';

describe('a due date in words', () => {
  it.each([
    ['2027-02-19', 'Fri 19 Feb, in 3 days'],
    ['2027-02-17', 'Wed 17 Feb, tomorrow'],
    ['2027-02-16', 'Tue 16 Feb, today'],
    ['2027-02-15', 'Mon 15 Feb, yesterday'],
    ['2027-02-12', 'Fri 12 Feb, 4 days ago'],
    ['2027-09-08', 'Wed 8 Sep, in 204 days'],
    ['2028-01-12', 'Wed 12 Jan 2028, in 330 days'],
    ['2026-12-31', 'Thu 31 Dec 2026, 47 days ago'],
  ])('%s is, on 16 February 2027, "%s"', (due, words) => {
    expect(dueText(day(due), day('2027-02-16'))).toBe(words);
  });

  it.each(Array.from({ length: 12 }, (_, index) => `2027-${String(index + 1).padStart(2, '0')}-10`))(
    'names the month of %s in three letters',
    (date) => expect(dayText(day(date), day('2027-01-01'))).toMatch(/^[A-Z][a-z]{2} 10 [A-Z][a-z]{2}$/),
  );
});

describe('a moment in words', () => {
  it.each([
    ['2027-02-20T22:31Z', '2027-02-20', '22:31'],
    ['2027-02-20T22:31Z', '2027-02-22', '22:31 on Sat 20 Feb'],
    ['2027-07-01T23:30Z', '2027-07-02', '00:30'],
    ['2026-12-31T23:59Z', '2027-01-01', '23:59 on Thu 31 Dec 2026'],
  ])('%s is, on %s, "%s"', (at, today, words) => {
    expect(momentText(moment(at), day(today), london)).toBe(words);
  });
});

describe('a number of minutes in words', () => {
  it.each([
    [0, '0 minutes'],
    [1, '1 minute'],
    [119, '119 minutes'],
    [120, '2 hours'],
    [61 * 24, '24 hours 24 minutes'],
    [48 * 60, '2 days'],
    [80_520, '55 days'],
  ])('%d is %s', (minutes, words) => expect(minutesText(minutes)).toBe(words));
});

describe('the second Wednesday', () => {
  it.each([
    [0, '2027-01-13'],
    [1, '2027-02-10'],
    [2, '2027-03-10'],
    [4, '2027-05-12'],
    [6, '2027-07-14'],
    [8, '2027-09-08'],
    [10, '2027-11-10'],
    [12, '2028-01-12'],
  ])('%i months after January 2027 is %s', (monthsAhead, expected) => {
    expect(nthWeekday(day('2027-01-13'), monthsAhead, 2, 'Wednesday')).toBe(expected);
  });

  it('does not slip when the first meeting was on the 31st', () => {
    expect(nthWeekday(day('2027-01-31'), 1, 1, 'Monday')).toBe('2027-02-01');
    expect(nthWeekday(day('2027-08-31'), 0, 4, 'Sunday')).toBe('2027-08-22');
  });
});

describe('a time of day in London', () => {
  it.each([
    ['2027-03-10', '10:00', '2027-03-10T10:00Z'],
    ['2027-05-12', '10:00', '2027-05-12T09:00Z'],
    ['2027-03-28', '00:59', '2027-03-28T00:59Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00Z'],
    ['2027-03-28', '10:00', '2027-03-28T09:00Z'],
    ['2027-10-31', '00:30', '2027-10-30T23:30Z'],
    ['2027-10-31', '02:00', '2027-10-31T02:00Z'],
    ['2027-10-31', '10:00', '2027-10-31T10:00Z'],
  ])('on %s at %s is %s', (date, time, expected) => {
    expect(instantAt(day(date), time, london)).toBe(moment(expected));
    expect(timeText(moment(expected), london)).toBe(time);
    expect(localDateOf(moment(expected), london)).toBe(date);
  });

  it('in the hour skipped in spring is the moment after it', () => {
    expect(instantAt(day('2027-03-28'), '01:30', london)).toBe(moment('2027-03-28T01:30Z'));
    expect(timeText(moment('2027-03-28T01:30Z'), london)).toBe('02:30');
  });

  it('in the hour that comes twice in autumn is the first of the two', () => {
    expect(instantAt(day('2027-10-31'), '01:30', london)).toBe(moment('2027-10-31T00:30Z'));
  });
});

describe('working days', () => {
  it.each([
    ['2027-03-02', 2, '2027-03-04'],
    ['2027-03-05', 1, '2027-03-08'],
    ['2027-03-25', 1, '2027-03-30'],
    ['2027-03-27', 2, '2027-03-31'],
    ['2027-03-02', 0, '2027-03-02'],
    ['2027-03-04', -2, '2027-03-02'],
    ['2027-03-08', -1, '2027-03-05'],
    ['2027-03-30', -1, '2027-03-25'],
    ['2027-03-27', -2, '2027-03-24'],
    ['2027-04-01', -5, '2027-03-23'],
  ])('%s and %i working days is %s', (from, count, expected) => {
    expect(addWorkingDays(day(from), count, holidays)).toBe(expected);
  });

  it('differ from days of the calendar, which the clock change does not bend', () => {
    expect(daysBetween(day('2027-03-27'), day('2027-03-29'))).toBe(2);
    expect(daysBetween(day('2027-11-01'), day('2027-10-30'))).toBe(-2);
  });
});

it('the year of a reference is the panel’s year, not that of UTC', () => {
  expect(shortYearOf(moment('2026-12-31T23:30Z'), 'Europe/Paris')).toBe('27');
  expect(shortYearOf(moment('2026-12-31T23:30Z'), london)).toBe('26');
});

describe('at the door', () => {
  it.each(['2027-02-29', '2027-13-01', '2027-1-1', '27-01-01', '2027-01-01T00:00', ''])('%p is no day', (text) => {
    expect(LocalDate.safeParse(text).success).toBe(false);
  });
  it.each(['24:00', '9:00', '10:60', '10:00:00'])('%p is no time of day', (text) => {
    expect(LocalTime.safeParse(text).success).toBe(false);
  });
  it.each(['2027-03-02T09:30Z', '2027-03-02T09:30:00Z', '2027-03-02T09:30:00.000+01:00', '2027-02-30T00:00:00.000Z'])(
    '%p is no moment',
    (text) => expect(Instant.safeParse(text).success).toBe(false),
  );
  it.each(['Europe/Lundon', '', 'Mars/Olympus'])('%p is no time zone', (text) => {
    expect(TimeZone.safeParse(text).success).toBe(false);
  });
  it('a leap day of a leap year is a day', () => expect(LocalDate.safeParse('2028-02-29').success).toBe(true));
});
