import { defaultQuietHours, type Hours } from './reminder';
import { addDays, type Days, type Instant, instantAt, isWorkingDay, localDateOf } from './time';

/** Minutes from one moment to another, of working days outside the quiet hours alone. */
export function workingMinutes(from: Instant, to: Instant, hours: Hours, holidays: Days): number {
  const { timeZone, quietHours = defaultQuietHours } = hours;
  const last = localDateOf(to, timeZone);
  let ms = 0;
  for (let day = localDateOf(from, timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    const begins = Math.max(Date.parse(from), Date.parse(instantAt(day, quietHours.until, timeZone)));
    const ends = Math.min(Date.parse(to), Date.parse(instantAt(day, quietHours.from, timeZone)));
    ms += Math.max(0, ends - begins);
  }
  return Math.round(ms / 60_000);
}
