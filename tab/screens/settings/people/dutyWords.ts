import type { KeptPersonView } from '../../../../bot/contract';

type Duty = KeptPersonView['duties'][number];

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** "Fri 30 Apr" */
export function shortDay(day: string): string {
  return dayFormat.format(new Date(`${day}T12:00:00Z`)).replace(',', '');
}

/** "Mon 26 Apr to Sun 2 May, 18:00 to 08:00" */
export function dutyText({ from, to, hours }: Duty): string {
  const days = from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`;
  return hours === undefined ? days : `${days}, ${hours.from} to ${hours.to}`;
}
