import type { LocalDate } from '../../bot/domain/time';

/** What a date field gives is a day or empty; that the day exists is for the server to say. */
export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** "Tuesday 2 March 2027" */
export function longDayText(day: LocalDate): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00Z`)).replace(',', '');
}
