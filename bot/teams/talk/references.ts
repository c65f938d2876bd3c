/** A reference as somebody typed it: "SEN-27-014" is the prefix SEN, the year 27 and the number 14. */
export interface TypedReference {
  /** In capitals; '' where only the numbers were typed after the word "task". */
  readonly prefix: string;
  readonly year: string;
  readonly number: number;
}

// Hyphens too that hold a reference together, as on our cards.
const noun = /^\/?(task|issue)(?![a-z])[\s:.,#\u2010\u2011–—-]*/i;
const numbers =
  /^(?<prefix>[a-z]{1,6})?[\s./\u2010\u2011–—-]*(?<year>\d{2})[\s./\u2010\u2011–—-]*(?<number>\d{1,6})[.?!]?$/i;

/** Reads "SEN-27-014", "task sen 27 14" and "i27006": forgiving of case, spaces, hyphens and zeros. */
export function readReference(message: string): TypedReference | undefined {
  const text = message.trim();
  // Longer than any reference: nothing to look through.
  if (text.length > 40) return undefined;
  const word = noun.exec(text);
  const found = numbers.exec(text.slice(word?.[0].length ?? 0))?.groups;
  if (found?.['year'] === undefined) return undefined;
  const prefix = (found['prefix'] ?? '').toUpperCase();
  // Numbers alone are a task's after that word, and else just numbers.
  if (prefix === '' && word?.[1]?.toLowerCase() !== 'task') return undefined;
  return { prefix, year: found['year'], number: Number(found['number']) };
}

/** What a record is called. */
export interface RecordReference {
  readonly kind: 'task' | 'issue';
  readonly reference: string;
}

/** The reference of a panel's record, as it is kept; undefined where the prefix is none of the panel's. */
export function referenceOf(
  { prefix, year, number }: TypedReference,
  panelPrefix: string,
): RecordReference | undefined {
  const digits = `${year}-${String(number).padStart(3, '0')}`;
  if (prefix === 'I') return { kind: 'issue', reference: `I-${digits}` };
  if (prefix === '' || prefix === panelPrefix) return { kind: 'task', reference: `${panelPrefix}-${digits}` };
  return undefined;
}
