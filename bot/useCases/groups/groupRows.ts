import { eachOf, groupOpened } from '../log/opened';
import { Nothing, pageOf, row } from '../row';
import { getGroupCard } from './groupCardView';
import { listGroups } from './groupLists';
import { GroupCardView, GroupDetailView, GroupView } from './groupViews';
import * as keeping from './keepGroups';
import { GroupQuery, openGroup } from './openGroup';

export const groupCommands = {
  'group.record': row({
    summary: 'Record a group: operation name, the force’s number, threats, who leads it',
    right: 'group.keep',
    condition: 'anybody',
    input: keeping.NewGroup,
    result: GroupDetailView,
    run: keeping.recordGroup,
  }),
  'group.change': row({
    summary: 'Change the head, plan, sites or sources of a group; the former text is kept in the log',
    right: 'group.see',
    condition: 'who keeps the group',
    input: keeping.GroupChange,
    result: GroupDetailView,
    run: keeping.changeGroup,
    consults: groupOpened,
  }),
  'group.review': row({
    summary: 'Say that a group was reviewed, and when it is next',
    right: 'group.see',
    condition: 'who keeps the group',
    input: keeping.GroupReview,
    result: GroupDetailView,
    run: keeping.reviewGroup,
    consults: groupOpened,
  }),
};

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
  'groups.get': row({
    summary: 'One group with its plan, sites, sources and history; never who is in it',
    right: 'group.see',
    condition: 'who may see the group',
    input: GroupQuery,
    result: GroupDetailView,
    run: openGroup,
    consults: groupOpened,
    asksWhy: ({ isMine }) => !isMine,
  }),
  'groups.card': row({
    summary: 'A group as its card shows it: how it stands, and how many opportunities wait',
    right: 'group.see',
    condition: 'who may see the group',
    input: GroupQuery,
    result: GroupCardView,
    run: getGroupCard,
    consults: groupOpened,
    asksWhy: ({ isMine }) => !isMine,
  }),
};
