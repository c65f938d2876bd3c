import { pageOf, row } from '../row';
import { findAnything, Search } from './findAnything';
import { FoundView } from './searchViews';

export const searchQueries = {
  'search.find': row({
    summary: 'Tasks, issues, meetings, groups, people and agencies, by number and words',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Search,
    result: pageOf(FoundView),
    run: findAnything,
  }),
};
