/** A paragraph, or the points of a list that stand together in it. */
export type StatementPart = string | readonly string[];

const POINT = /^\s*[•*–-]\s+/;

/** As it is read: lines that begin with a bullet are points of one list. */
export function statementParts(text: string): StatementPart[] {
  const parts: (string | string[])[] = [];
  for (const line of text.split(/\n+/)) {
    const last = parts.at(-1);
    if (!POINT.test(line)) parts.push(line);
    else if (typeof last === 'object') last.push(line.replace(POINT, ''));
    else parts.push([line.replace(POINT, '')]);
  }
  return parts;
}
