import { listGroups } from './groupLists';
import { eachOf, groupOpened } from '../log/opened';
import { GroupView } from './groupViews';
import { Nothing, row, pageOf } from '../row';

export const groupQueries = {
  'groups.list': row({
    summary: 'The groups, by operation name',
    right: 'group.see',
    condition: 'as far as one may see',
    input: Nothing,
    result: pageOf(GroupView),
    run: listGroups,
    consults: eachOf(groupOpened),
  }),
};
