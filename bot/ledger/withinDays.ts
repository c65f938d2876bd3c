import { addDays, addMinutes, instantAt, type LocalDate, LocalTime } from '../domain/time';
import { type Roster, zoneOf } from './roster';
import type { Condition } from './store';

const midnight = LocalTime.parse('00:00');

/** Both days are meant with all of their hours, where the panel is. */
export function withinDays(
  key: string,
  { from, to }: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  ctx: { readonly roster: Roster },
): Condition[] {
  const start = (day: LocalDate) => instantAt(day, midnight, zoneOf(ctx));
  return [
    // Nothing is written between this and the first moment of the day: moments have milliseconds.
    ...(from === undefined ? [] : [{ key, above: addMinutes(start(from), -1 / 60_000) }]),
    ...(to === undefined ? [] : [{ key, below: start(addDays(to, 1)) }]),
  ];
}
