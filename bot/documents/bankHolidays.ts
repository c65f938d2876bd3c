import Holidays from 'date-holidays';
import type { Calendar } from '../useCases/ports';

/** Working them out takes 70 ms. */
const known = new Map<string, Calendar>();

/** Bank holidays of England and Wales for the years `from` to `to`, by day. */
export function bankHolidays(from: number, to: number): Calendar {
  const years = `${from} ${to}`;
  const calendar = known.get(years) ?? calendarOf(from, to);
  known.set(years, calendar);
  return calendar;
}

function calendarOf(from: number, to: number): Calendar {
  const england = new Holidays('GB', 'ENG');
  const holidays = new Map<string, string>();
  for (let year = from; year <= to; year++) {
    for (const holiday of england.getHolidays(year, 'en')) {
      if (holiday.type === 'public' || holiday.type === 'bank') holidays.set(holiday.date.slice(0, 10), holiday.name);
    }
  }
  return { holidays };
}
