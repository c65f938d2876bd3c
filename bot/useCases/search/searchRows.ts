import { IssueId, TaskId } from '../../domain/ids';
import { eachOf, issueOpened, taskOpened } from '../log/opened';
import type { Reading } from '../log/reading';
import { pageOf, row } from '../row';
import { findAnything, Search } from './findAnything';
import { FoundView } from './searchViews';

/** A number alone is what lists give of restricted records too; that one says what was typed is reading it. */
function wordsFound({ key, kind, reference = '', saysWords }: FoundView): Reading[] {
  if (saysWords !== true || (kind !== 'task' && kind !== 'issue')) return [];
  const id = key.slice(kind.length + 1);
  return kind === 'task'
    ? taskOpened({ id: TaskId.parse(id), reference, restricted: true })
    : issueOpened({ id: IssueId.parse(id), reference, restricted: true });
}

export const searchQueries = {
  'search.find': row({
    summary: 'Tasks, issues, meetings, groups, people and agencies, by number and words',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Search,
    result: pageOf(FoundView),
    run: findAnything,
    consults: eachOf(wordsFound),
  }),
};
