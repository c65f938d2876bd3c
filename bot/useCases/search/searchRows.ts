import { eachOf } from '../log/opened';
import type { Reading } from '../log/reading';
import { pageOf, row } from '../row';
import { findAnything, Search } from './findAnything';
import { FoundView } from './searchViews';

const opened = { task: 'task-opened', issue: 'issue-opened', group: 'group-opened' } as const;

/** A number alone is what lists give of restricted records too; that one says what was typed is reading it. */
function wordsFound({ key, kind, reference = '', saysWords }: FoundView): Reading[] {
  if (saysWords !== true || (kind !== 'task' && kind !== 'issue' && kind !== 'group')) return [];
  return [{ action: opened[kind], subject: { type: kind, id: key.slice(kind.length + 1), reference } }];
}

export const searchQueries = {
  'search.find': row({
    summary: 'Tasks, issues, meetings and their items, groups, people and agencies, by number and words',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Search,
    result: pageOf(FoundView),
    run: findAnything,
    consults: eachOf(wordsFound),
  }),
};
