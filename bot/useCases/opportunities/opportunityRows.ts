import { eachOf, groupOpened } from '../log/opened';
import { Nothing, pageOf, row } from '../row';
import * as deciding from './decideOpportunity';
import { MeetingRef } from '../meetings/meetingLists';
import { leftUndecided } from './leftUndecided';
import { listOfGroup, listWaiting, OfGroup } from './opportunityLists';
import {
  LeftUndecidedView,
  OpportunitiesView,
  OpportunityView,
  RoundTableView,
  WaitingOpportunityView,
} from './opportunityViews';
import { getRoundTable, RoundTableQuery } from './roundTable';
import { NewOpportunity, raiseOpportunity } from './raiseOpportunity';

export const opportunityCommands = {
  'opportunity.raise': row({
    summary: 'Say what could be done about a group, by which agency, and with which power',
    right: 'group.see',
    condition: 'who may see the group',
    input: NewOpportunity,
    result: OpportunityView,
    run: raiseOpportunity,
  }),
  'opportunity.task': row({
    summary: 'Give it to an agency as a task, which says which power it uses',
    right: 'group.see',
    condition: 'who decides the group’s opportunities',
    input: deciding.OpportunityTask,
    result: OpportunityView,
    run: deciding.taskOpportunity,
    weighs: ['covert'],
  }),
  'opportunity.park': row({
    summary: 'Leave it until a day, with the reason',
    right: 'group.see',
    condition: 'who decides the group’s opportunities',
    input: deciding.OpportunityParking,
    result: OpportunityView,
    run: deciding.parkOpportunity,
  }),
  'opportunity.reject': row({
    summary: 'Say no to it, with the reason',
    right: 'group.see',
    condition: 'who decides the group’s opportunities',
    input: deciding.OpportunityRejection,
    result: OpportunityView,
    run: deciding.rejectOpportunity,
  }),
  'opportunity.reopen': row({
    summary: 'Decide it anew: one that was parked or rejected, or whose task was withdrawn',
    right: 'group.see',
    condition: 'who decides the group’s opportunities',
    input: deciding.OpportunityReopening,
    result: OpportunityView,
    run: deciding.reopenOpportunity,
  }),
};

export const opportunityQueries = {
  'opportunities.ofGroup': row({
    summary: 'What could be done about a group: undecided, tasked, parked, rejected',
    right: 'group.see',
    condition: 'who may see the group',
    input: OfGroup,
    result: OpportunitiesView,
    run: listOfGroup,
    consults: groupOpened,
  }),
  'opportunities.leftAt': row({
    summary: 'What a close of the meeting would leave undecided, by group, and until when it is parked then',
    right: 'group.see',
    condition: 'as far as one may see',
    input: MeetingRef,
    result: LeftUndecidedView,
    run: leftUndecided,
  }),
  'roundTable.get': row({
    summary: 'The round table on a group at a meeting: one’s own agency’s powers, who has answered, what was offered',
    right: 'group.see',
    condition: 'who takes part in the item',
    input: RoundTableQuery,
    result: RoundTableView,
    run: getRoundTable,
    consults: groupOpened,
  }),
  'opportunities.waiting': row({
    summary: 'What waits for whoever may decide it: never decided, or parked until a day that has come',
    right: 'group.see',
    condition: 'as far as one may see',
    input: Nothing,
    result: pageOf(WaitingOpportunityView),
    run: listWaiting,
    consults: eachOf(({ groupId: id, groupReference: reference, restricted }) =>
      groupOpened({ id, reference, restricted }),
    ),
  }),
};
