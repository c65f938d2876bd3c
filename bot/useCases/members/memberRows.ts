import * as installs from './appInstalls';
import { AppInstallView, AgencyView, PersonView, SessionView } from './memberViews';
import { getSession, listAgencies, listMembers, MemberListing } from './memberLists';
import { Nothing, row, pageOf } from '../row';

export const memberCommands = {
  'member.installApp': row({
    summary: 'Install the app for somebody whom the bot has not met',
    right: 'reminder.plan',
    condition: 'anybody',
    input: installs.MemberInstall,
    result: AppInstallView,
    run: installs.installForMember,
  }),
};

export const memberQueries = {
  session: row({
    summary: 'Who is asking, and what they may do',
    right: 'panel.see',
    condition: 'oneself',
    input: Nothing,
    result: SessionView,
    run: getSession,
    beyondTheLog: true,
  }),
  'agencies.list': row({
    summary: 'The partner agencies',
    right: 'people.see',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(AgencyView),
    run: listAgencies,
  }),
  'members.list': row({
    summary: 'The members',
    right: 'people.see',
    condition: 'anybody',
    input: MemberListing,
    result: pageOf(PersonView),
    run: listMembers,
  }),
};
