import { Temporal } from 'temporal-polyfill';
import { datetimeRegex, z } from 'zod';
import { daysBetween } from './days';
import { dayText } from './dayText';

export { daysBetween, dayText };

/** A moment, ISO 8601 in UTC to the millisecond ("2027-03-02T09:30:00.000Z"), so that text order is time order. */
export const Instant = z
  .string()
  // Made once: `datetime()` makes it anew for every moment of every record that is read.
  .regex(datetimeRegex({ precision: 3 }), 'Write a moment as 2027-03-02T09:30:00.000Z.')
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the panel's time zone ("2027-03-02"). It has no time of day and no offset. */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as YYYY-MM-DD.')
  // Fatal: what is reckoned from days of a form is not asked of one that is none.
  .superRefine((text, context) => {
    if (!isCalendarDay(text)) context.addIssue({ code: 'custom', message: 'There is no such day.', fatal: true });
  })
  .brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** A time of day in the panel's time zone ("10:00"). */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as HH:MM.');
export type LocalTime = z.infer<typeof LocalTime>;

/** An IANA zone name that this machine knows ("Europe/London"). */
export const TimeZone = z.string().refine(isTimeZone, 'This is not the name of a time zone.');
export type TimeZone = z.infer<typeof TimeZone>;

/** A day that is none is another one or nothing to the calendar: 30 February is 2 March. */
function isCalendarDay(text: string): boolean {
  const midnight = new Date(text);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

const knownZones = new Set<string>();

/** Asked with every panel that is read, and dear the first time. */
function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

export function instantOf(date: Date): Instant {
  return Instant.parse(date.toISOString());
}

/** The calendar day that `at` falls on in `timeZone`. */
export function localDateOf(at: Instant, timeZone: string): LocalDate {
  return wallClock(at, timeZone).day;
}

/** What the clock itself says needs no second look at the calendar. */
function isDayText(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** The moment at which `time` on `day` strikes in `timeZone`; in the hour skipped in spring, the moment after it. */
export function instantAt(day: LocalDate, time: LocalTime, timeZone: string): Instant {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return instantOf(new Date(local.epochMilliseconds));
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return instantOf(new Date(Date.parse(at) + minutes * 60_000));
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return LocalDate.parse(Temporal.PlainDate.from(day).add({ days }).toString());
}

/** The same day of a later month; the last there is where that month is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return LocalDate.parse(Temporal.PlainDate.from(day).add({ months }).toString());
}

export function isWeekend(day: LocalDate): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** A set of days, or a map by day: all that is asked is whether a day is in it. */
export type Days = Pick<ReadonlySet<string>, 'has'>;

/** Neither a weekend nor one of `holidays`. */
export function isWorkingDay(day: LocalDate, holidays: Days): boolean {
  return !isWeekend(day) && !holidays.has(day);
}

/** The day `count` working days after `day`; before it when `count` is negative. */
export function addWorkingDays(day: LocalDate, count: number, holidays: Days): LocalDate {
  const step = Math.sign(count);
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const Weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof Weekday>;

export function weekdayOf(day: LocalDate): Weekday {
  return Weekday.parse(weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]);
}

/** The `nth` (1 to 4) `weekday` of the month that lies `monthsAhead` after the month of `day`. */
export function nthWeekday(day: LocalDate, monthsAhead: number, nth: number, weekday: Weekday): LocalDate {
  const first = Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: monthsAhead });
  const offset = (weekdays.indexOf(weekday) + 1 - first.dayOfWeek + 7) % 7;
  return LocalDate.parse(first.add({ days: offset + 7 * (nth - 1) }).toString());
}

/** The last two digits of the year of `at` in `timeZone`, as references carry them ("27"). */
export function shortYearOf(at: Instant, timeZone: string): string {
  return localDateOf(at, timeZone).slice(2, 4);
}

/** "Fri 19 Feb, in 3 days", "Tue 16 Feb, today", "Mon 15 Feb, yesterday", "Fri 12 Feb, 4 days ago". */
export function dueText(day: LocalDate, today: LocalDate): string {
  return `${dayText(day, today)}, ${distanceText(daysBetween(today, day))}`;
}

function distanceText(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** "10:42" in the panel's zone. */
export function timeText(at: Instant, timeZone: string): LocalTime {
  return wallClock(at, timeZone).time;
}

/** "22:31" for a moment of today, "22:31 on Sat 20 Feb" for another day. */
export function momentText(at: Instant, today: LocalDate, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone);
  return day === today ? time : `${time} on ${dayText(day, today)}`;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** What a calendar and a clock on the wall show in `timeZone`: "2027-03-10", "09:30". */
function wallClock(at: Instant, timeZone: string): { day: LocalDate; time: LocalTime } {
  const format = wallClocks.get(timeZone) ?? newWallClock(timeZone);
  wallClocks.set(timeZone, format);
  const parts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(new Date(at)))
    if (type in parts) Object.assign(parts, { [type]: value });
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  if (!isDayText(day)) throw new Error(`No day of ${at} in ${timeZone}`);
  return { day, time: `${parts.hour}:${parts.minute}` };
}

function newWallClock(timeZone: string): Intl.DateTimeFormat {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** "21 min", "3 h 5 min", "2 days": whole minutes, and whole days from two on. */
export function durationText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes >= 2 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The Monday of the week that `day` is in. */
export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}
