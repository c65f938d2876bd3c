/** Why somebody reads, or takes a file, and for whom: it stands in the log. */
const reasons: readonly string[] = ['reason', 'why', 'to'];
const written: readonly string[] = [
  ...['text', 'search', 'about', 'cells', 'reason', 'why'],
  ...['words', 'threat', 'place', 'sector'],
];

export function isReason(parameter: string): boolean {
  return reasons.includes(parameter);
}

/**
 * Whether a query's parameter of this name is what somebody wrote or typed. Such a query is asked by POST, its words in
 * the body: addresses are kept in access logs, by proxies and by browsers.
 */
export function isWritten(parameter: string): boolean {
  return written.includes(parameter);
}
