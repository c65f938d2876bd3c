import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { shortened } from '../../domain/text';

/** The one of `known` that somebody may have meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  return known
    .map((each) => ({ each, steps: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, steps }) => steps <= Math.max(1, Math.floor(each.length / 3)))
    .sort((a, b) => a.steps - b.steps)[0]?.each;
}

/** It as the end of a sentence; empty where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

/** As somebody wrote it: a cell may hold a page. */
export function quoted(written: string): string {
  return `“${shortened(written, 60)}”`;
}

/** zod's faults in plain words, for people who have never heard of zod. Words of a schema's own stand. */
export const plainFaults: z.ZodErrorMap = (issue, { data, defaultError }) => ({
  message: plainFault(issue, data) ?? defaultError,
});

function plainFault(issue: z.ZodIssueOptionalMessage, data: unknown): string | undefined {
  if (issue.code === 'invalid_type') {
    return issue.received === 'undefined'
      ? 'this is missing'
      : `${kinds[issue.expected] ?? issue.expected} should stand here`;
  }
  if (issue.code === 'invalid_enum_value') {
    const options = issue.options.map(String);
    return `this must be one of ${options.join(', ')}${didYouMean(String(data), options)}`;
  }
  if (issue.code === 'too_small') return sizeText(issue.type, 'least', issue.minimum);
  if (issue.code === 'too_big') return sizeText(issue.type, 'most', issue.maximum);
  return issue.code === 'invalid_string' && issue.validation === 'email' ? 'this is no e-mail address' : undefined;
}

const kinds: Partial<Record<z.ZodParsedType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

function sizeText(type: string, bound: 'least' | 'most', size: number | bigint): string {
  if (type === 'string')
    return bound === 'least' && size === 1 ? 'this may not be empty' : `write ${size} letters at the ${bound}`;
  if (type === 'array') return `there must be ${size} at the ${bound}`;
  return `this must be ${size} at the ${bound}`;
}
