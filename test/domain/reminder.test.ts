import {
  defaultReminderRules,
  findDueReminder,
  isDecentHour,
  nextMorning,
  reminderDay,
  reminderText,
} from '../../bot/domain/reminder';
import { addDays, addMinutes, type LocalDate, localDateOf, timeText } from '../../bot/domain/time';
import { holidays, day, london, moment } from '../support/builders';

const task = defaultReminderRules.filter(({ about }) => about === 'task');
const given = day('2027-02-01');

function due(dueOn: string, today: string, since: LocalDate = given) {
  const found = findDueReminder(task, day(dueOn), since, day(today), holidays);
  return found === undefined ? undefined : `${found.rule.id}${found.late ? ', late' : ''}`;
}

describe('a task due on Friday 19 February', () => {
  it.each([
    ['2027-02-11', undefined],
    ['2027-02-12', 'task-7-before'],
    ['2027-02-16', 'task-7-before, late'],
    ['2027-02-17', 'task-2-before'],
    ['2027-02-19', 'task-day'],
    // +2 is a Sunday: Monday.
    ['2027-02-22', 'task-2-after'],
    ['2027-02-26', 'task-7-after'],
  ])('is reminded of on %s by %s', (today, rule) => expect(due('2027-02-19', today)).toBe(rule));

  it('given late is not reminded of days before it was given', () => {
    expect(due('2027-02-19', '2027-02-17', day('2027-02-17'))).toBeUndefined();
    expect(due('2027-02-19', '2027-02-19', day('2027-02-17'))).toBe('task-day');
  });

  it('after a month without a server gets one reminder, never a pile', () => {
    expect(due('2027-02-19', '2027-03-19')).toBe('task-7-after, late');
  });
});

it('warnings that fall on a weekend or a bank holiday come the working day before, what follows the one after', () => {
  const [before, , onDay] = task;
  if (before === undefined || onDay === undefined) throw new Error('No rules');
  // Seven days before Friday 2 April is Good Friday.
  expect(reminderDay(before, day('2027-04-02'), holidays)).toBe('2027-03-25');
  // Easter Monday is none either.
  expect(reminderDay(onDay, day('2027-03-26'), holidays)).toBe('2027-03-30');
});

it('a reminder says when the thing is due, and that it comes late', () => {
  const found = findDueReminder(task, day('2027-02-19'), given, day('2027-02-18'), holidays);
  if (found === undefined) throw new Error('None');
  const said = reminderText(found, day('2027-02-19'), day('2027-02-18'));
  expect(said).toBe('Reminder of Thu 18 Feb: due Fri 19 Feb, tomorrow. This reminder comes late.');
});

describe.each(['2027-03-28', '2027-10-31'])('around the clock change on %s', (change) => {
  it('each minute knows whether it is decent, and the next morning is at 08:00 on a working day', () => {
    const start = moment(`${addDays(day(change), -2)}T00:00:00.000Z`);
    const mornings = new Set<string>();
    for (let minute = 0; minute < 5 * 24 * 60; minute++) {
      const now = addMinutes(start, minute);
      const time = timeText(now, london);
      const on = localDateOf(now, london);
      const weekend = [day(change), addDays(day(change), -1)].includes(on);
      const decent = !weekend && !holidays.has(on) && time >= '08:00' && time < '18:00';
      expect([now, isDecentHour(now, { timeZone: london }, holidays)]).toEqual([now, decent]);
      mornings.add(nextMorning(now, { timeZone: london }, holidays));
    }
    // One a working day, whatever the minute it is asked in.
    for (const morning of mornings) {
      expect(timeText(moment(morning), london)).toBe('08:00');
      expect(holidays.has(localDateOf(moment(morning), london))).toBe(false);
    }
    const days = [...mornings].map((morning) => localDateOf(moment(morning), london));
    expect(new Set(days).size).toBe(days.length);
  });
});
