import * as flash from './flashMeeting';
import { getIssue, getIssueCard, IssueListing, IssueQuery, listIssues, listSimilar, SimilarQuery } from './issueLists';
import * as issues from './issueSteps';
import { IssueView, IssueDetailView } from './issueViews';
import { drawsIssue } from '../drawn';
import { row, pageOf } from '../row';
import { eachOf, issueOpened } from '../log/opened';

export const issueCommands = {
  'issue.raise': row({
    summary: 'Raise an issue',
    right: 'issue.raise',
    input: issues.RaiseIssue,
    result: IssueView,
    draws: drawsIssue,
    run: issues.raiseIssue,
    consults: issueOpened,
  }),
  'issue.edit': row({
    summary: 'Change the text of an issue',
    right: 'issue.raise',
    input: issues.IssueEdit,
    result: IssueView,
    draws: drawsIssue,
    run: issues.editIssue,
    consults: issueOpened,
  }),
  'issue.acknowledge': row({
    summary: 'Say that an urgent issue is in hand',
    right: 'issue.see',
    input: issues.IssueRef,
    result: IssueView,
    draws: drawsIssue,
    run: issues.acknowledgeIssue,
    consults: issueOpened,
  }),
  'issue.callMeeting': row({
    summary: 'Call a flash meeting about an issue',
    right: 'meeting.plan',
    input: flash.FlashMeeting,
    result: IssueView,
    draws: drawsIssue,
    run: flash.callFlashMeeting,
    consults: issueOpened,
  }),
  'issue.withdraw': row({
    summary: 'Take an issue back',
    right: 'issue.raise',
    input: issues.IssueWithdrawal,
    result: IssueView,
    draws: drawsIssue,
    run: issues.withdrawIssue,
    consults: issueOpened,
  }),
  'issue.triage': row({
    summary: 'Look at an issue, restrict it',
    right: 'issue.triage',
    input: issues.IssueTriage,
    result: IssueView,
    draws: drawsIssue,
    run: issues.triageIssue,
    consults: issueOpened,
  }),
  'issue.putOnAgenda': row({
    summary: 'Put an issue on a meeting’s agenda',
    right: 'issue.triage',
    input: issues.IssueOnAgenda,
    result: IssueView,
    draws: drawsIssue,
    run: issues.putIssueOnAgenda,
    consults: issueOpened,
  }),
  'issue.makeTask': row({
    summary: 'Make an issue a task',
    right: 'issue.triage',
    input: issues.IssueTask,
    result: IssueView,
    draws: drawsIssue,
    run: issues.makeIssueTask,
    consults: issueOpened,
  }),
  'issue.merge': row({
    summary: 'Merge an issue into another',
    right: 'issue.triage',
    input: issues.IssueMerge,
    result: IssueView,
    draws: drawsIssue,
    run: issues.mergeIssue,
    consults: issueOpened,
  }),
  'issue.close': row({
    summary: 'Answer and close an issue',
    right: 'issue.triage',
    input: issues.IssueClosure,
    result: IssueView,
    draws: drawsIssue,
    run: issues.closeIssue,
    consults: issueOpened,
  }),
};

export const issueQueries = {
  'issues.list': row({
    summary: 'The issues, a page at a time',
    right: 'issue.see',
    input: IssueListing,
    result: pageOf(IssueView),
    run: listIssues,
    consults: eachOf(issueOpened),
  }),
  'issues.similar': row({
    summary: 'Open issues about the same',
    right: 'issue.see',
    input: SimilarQuery,
    result: pageOf(IssueView),
    run: listSimilar,
    consults: eachOf(issueOpened),
  }),
  'issues.get': row({
    summary: 'An issue with its history',
    right: 'issue.see',
    input: IssueQuery,
    result: IssueDetailView,
    run: getIssue,
    consults: issueOpened,
  }),
  'issues.card': row({
    summary: 'An issue as its card shows it, without history',
    right: 'issue.see',
    input: IssueQuery,
    result: IssueView,
    run: getIssueCard,
    consults: issueOpened,
  }),
};
