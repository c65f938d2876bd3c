import { DAY_MS } from './days';

// A running meeting is drawn with it: no schema comes in from here.

const HOUR = 60;
const DAY = DAY_MS / 60_000;

/** "1 minute", "118 minutes", "2 hours 5 minutes", "56 days": in hours and in days from two of them on. */
export function minutesText(minutes: number): string {
  if (minutes < 2 * HOUR) return counted(minutes, 'minute');
  if (minutes >= 2 * DAY) return counted(Math.floor(minutes / DAY), 'day');
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}

/** The same where there is room for a number alone: "118", "2 h", "56 d". */
export function shortMinutes(minutes: number): string {
  if (minutes < 2 * HOUR) return String(minutes);
  return minutes < 2 * DAY ? `${Math.floor(minutes / HOUR)} h` : `${Math.floor(minutes / DAY)} d`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
