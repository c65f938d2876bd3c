import { replaceEqualDeep } from '@tanstack/react-query';

/** Which live changes an answer holds already. */
interface Known {
  readonly upTo: number;
  /** Later ones, by number. */
  readonly besides: readonly number[];
}

const knownIn = new WeakMap<object, Known>();
const nothing: Known = { upTo: 0, besides: [] };

let oldest: number | undefined;

/** An answer has come, whoever is still to take it. */
export function noteAge(headers: Headers): void {
  const asOf = headers.get('sentinel-as-of');
  if (asOf !== null) oldest = Math.min(oldest ?? Infinity, Number(asOf));
}

/** The change that the oldest answer holds: what came after it, others may lack. Undefined before there is any. */
export function knownSince(): number | undefined {
  return oldest;
}

/** What the server says of its answer: `Sentinel-As-Of` of a question, `Sentinel-Wrote` of a command. */
export function noteAnswer(answer: object, headers: Headers): void {
  const besides = (headers.get('sentinel-wrote') ?? '').split(',').filter((each) => each !== '');
  knownIn.set(answer, { upTo: Number(headers.get('sentinel-as-of') ?? 0), besides: besides.map(Number) });
}

/** `drawn` is `held` with what the command did that gave `result`. */
export function noteDrawn(drawn: object, held: object, result: object): void {
  const { upTo, besides } = knownIn.get(held) ?? nothing;
  knownIn.set(drawn, { upTo, besides: [...besides, ...(knownIn.get(result) ?? nothing).besides] });
}

/** Whether the change of this number need not be read any more. A list that was read page by page is as old as each page. */
export function isKnown(number: number, data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const pages = pagesOf(data);
  if (pages.length > 0) return pages.every((page) => isKnown(number, page));
  const { upTo, besides } = knownIn.get(data) ?? nothing;
  return number <= upTo || besides.includes(number);
}

/** A query's `structuralSharing`: what stayed the same stays the same object, and is as new as the answer that said so. */
export function sharedAsKnown(held: unknown, answer: unknown): unknown {
  const shared = replaceEqualDeep(held, answer);
  carry(answer, shared);
  return shared;
}

function carry(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return;
  const known = knownIn.get(from);
  if (known !== undefined) knownIn.set(to, known);
  const pages = pagesOf(to);
  for (const [index, page] of pagesOf(from).entries()) carry(page, pages[index]);
}

function pagesOf(data: object): readonly unknown[] {
  return 'pages' in data && Array.isArray(data.pages) ? data.pages : [];
}
