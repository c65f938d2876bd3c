import { surelyStopped } from '../../domain/stoppedWords';

type Path = readonly (string | number)[];

/** Where texts stand, however deep, that carry a marking which Sentinel may not hold; a marking itself is told as one. */
export function markedTexts(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return surelyStopped(value) !== undefined && path.at(-1) !== 'marking' ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown, at) => markedTexts(each, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => markedTexts(inner, [...path, name]));
}
