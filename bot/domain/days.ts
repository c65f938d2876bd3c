// The tab's first screen counts days: no schema comes in from here.

/** Days are taken as days in UTC, none of which is longer than another. */
export const DAY_MS = 86_400_000;

/** Whole days from `from` to `to`, as in "2027-03-02": negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
