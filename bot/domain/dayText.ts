// The tab says days too: no schema comes in from here.

// Making a formatter takes a hundred times as long as using it.
const dayFormat = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const thisYear = new Intl.DateTimeFormat('en-GB', dayFormat);
const anotherYear = new Intl.DateTimeFormat('en-GB', { ...dayFormat, year: 'numeric' });

/** "Fri 19 Feb" this year, "Fri 19 Feb 2027" in another. */
export function dayText(day: string, today: string): string {
  const format = day.slice(0, 4) === today.slice(0, 4) ? thisYear : anotherYear;
  const parts = format.formatToParts(new Date(`${day}T12:00:00Z`));
  return parts
    .map((part) => (part.type === 'literal' ? ' ' : part.value))
    .join('')
    .replace(/\bSept\b/, 'Sep');
}
