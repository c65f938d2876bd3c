import * as installs from './appInstalls';
import * as linking from './linking';
import { AppInstallView, AgencyView, PersonView, SessionView, TurnedAwayView } from './memberViews';
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
  'member.link': row({
    summary: 'Link a seat to the account of somebody who was turned away',
    right: 'member.link',
    condition: 'anybody',
    input: linking.Claim,
    result: PersonView,
    run: linking.linkMember,
  }),
  'member.dismiss': row({
    summary: 'Say that somebody who was turned away is not whose seat it is',
    right: 'member.link',
    condition: 'anybody',
    input: linking.Claim,
    result: PersonView,
    run: linking.dismissMember,
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
  'members.turnedAway': row({
    summary: 'Who was turned away with the address of a seat, for whom their organisation may not vouch',
    right: 'member.link',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(TurnedAwayView),
    run: linking.listTurnedAway,
    beyondTheLog: true,
  }),
};
