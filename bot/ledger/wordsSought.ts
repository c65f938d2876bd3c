import { wordsIn } from '../domain/searchable';
import type { Condition } from './store';

/** All words of what was typed, each perhaps the beginning of one; what has neither letter nor digit finds nothing. */
export function wordsSought(text: string): Condition {
  const starts = wordsIn(text);
  return starts.length === 0 ? { key: 'words', holdsAnyOf: [] } : { key: 'words', holdsStarts: starts };
}
