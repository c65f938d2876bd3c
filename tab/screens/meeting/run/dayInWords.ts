import { DAY_MS } from '../../../../bot/domain/days';
import type { LocalDate } from '../../../../bot/domain/time';
import { isLocalDate } from '../../../data/days';

// Only what is wholly understood is a day: a library that finds dates anywhere in a text would take "May" the owner for one.

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const numbers = 'zero one two three four five six seven eight nine ten'.split(' ');

/** "1 Mar", "Mar 1st", "1/3", "Fri", "next Friday", "tomorrow", "in two weeks", "end of month". Undefined: no day. */
export function dayInWords(text: string, today: LocalDate): LocalDate | undefined {
  const words = text
    .toLowerCase()
    .replace(/[.,]/g, '')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .trim();
  return ways.map((way) => way(words, today)).find((day) => day !== undefined);
}

type Way = (words: string, today: LocalDate) => LocalDate | undefined;

const ways: readonly Way[] = [
  (words) => (isLocalDate(words) ? dayOf(words) : undefined),
  named,
  weekday,
  inSome,
  (words, today) => {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(words) ?? [];
    return onDate(day, Number(month) - 1, year, today);
  },
  (words, today) => {
    const [, day, month = '', year] = /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
    return onDate(day, beginning(months, month), year, today);
  },
  (words, today) => {
    const [, month = '', day, year] = /^([a-z]{3,9}) (\d{1,2})(?: (\d{4}))?$/.exec(words) ?? [];
    return onDate(day, beginning(months, month), year, today);
  },
];

function named(words: string, today: LocalDate): LocalDate | undefined {
  if (words === 'today') return today;
  if (words === 'tomorrow') return after(today, 1);
  if (words === 'next week') return after(today, 7);
  const [year = 0, month = 0] = today.split('-').map(Number);
  return words === 'end of month' || words === 'end of the month' ? day(Date.UTC(year, month, 0)) : undefined;
}

/** The next one that is not today; with "next", the one after this week’s Sunday. */
function weekday(words: string, today: LocalDate): LocalDate | undefined {
  const [, next, name = ''] = /^(next )?([a-z]{3,9})$/.exec(words) ?? [];
  const wanted = beginning(weekdays, name);
  if (wanted < 0) return undefined;
  const at = new Date(today).getUTCDay();
  const ahead = (wanted - at + 7) % 7 || 7;
  const toSunday = (7 - at) % 7;
  return after(today, next !== undefined && ahead <= toSunday ? ahead + 7 : ahead);
}

/** "in two weeks", "in 3 days", "in a month" */
function inSome(words: string, today: LocalDate): LocalDate | undefined {
  const [, count = '', unit] = /^in (\d{1,3}|[a-z]+) (day|week|month)s?$/.exec(words) ?? [];
  const many = /^\d/.test(count) ? Number(count) : count === 'a' ? 1 : numbers.indexOf(count);
  if (many < 0 || unit === undefined) return undefined;
  if (unit !== 'month') return after(today, many * (unit === 'week' ? 7 : 1));
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + many, 0)).getUTCDate();
  return day(Date.UTC(year, month - 1 + many, Math.min(date, last)));
}

/** Without a year: the next such day, today included. */
function onDate(
  date: string | undefined,
  month: number,
  year: string | undefined,
  today: LocalDate,
): LocalDate | undefined {
  if (date === undefined || !(month >= 0 && month < 12)) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
  const days = years.map((each) => existing(each, month, Number(date)));
  return days.find((each) => each !== undefined && (year !== undefined || each >= today));
}

function existing(year: number, month: number, date: number): LocalDate | undefined {
  const ms = Date.UTC(year, month, date);
  return new Date(ms).getUTCDate() === date ? day(ms) : undefined;
}

/** "fri", "friday": at least three letters of it. */
function beginning(all: readonly string[], word: string): number {
  const full: Readonly<Record<string, string>> = { tues: 'tue', thur: 'thu', thurs: 'thu', sept: 'sep' };
  const short = full[word] ?? word.slice(0, 3);
  const at = all.indexOf(short);
  return at >= 0 && (word.length === 3 || full[word] !== undefined || longNames.has(word)) ? at : -1;
}

const longNames: ReadonlySet<string> = new Set(
  (
    'january february march april june july august september october november december ' +
    'sunday monday tuesday wednesday thursday friday saturday'
  ).split(' '),
);

function dayOf(text: LocalDate): LocalDate | undefined {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return existing(year, month - 1, date);
}

function after(today: LocalDate, days: number): LocalDate | undefined {
  return day(Date.parse(today) + days * DAY_MS);
}

function day(ms: number): LocalDate | undefined {
  const text = new Date(ms).toISOString().slice(0, 10);
  return isLocalDate(text) ? text : undefined;
}
