import type { KeptPersonView } from '../../../../bot/contract';
import { dayText } from '../../../../bot/domain/dayText';

type Duty = KeptPersonView['duties'][number];

/** "Fri 30 Apr" */
export function shortDay(day: string): string {
  return dayText(day, day);
}

/** "30 Apr", where there is no room for the day of the week. */
export function dayAndMonth(day: string): string {
  return shortDay(day).replace(/^\S+ /, '');
}

/** "Mon 26 Apr to Sun 2 May, 18:00 to 08:00" */
export function dutyText({ from, to, hours }: Duty): string {
  const days = from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`;
  return hours === undefined ? days : `${days}, ${hours.from} to ${hours.to}`;
}
