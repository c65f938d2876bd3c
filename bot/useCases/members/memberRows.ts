import { everythingStopped } from '../../domain/stoppedWords';
import { acceptStatement, StatementAcceptance } from './acceptStatement';
import * as inviting from './inviting';
import { inviteAll, MemberInviteAll } from './invitingAll';
import * as installs from './appInstalls';
import * as linking from './linking';
import { AppInstallView, AgencyView, PersonView, SessionView, StatementView, TurnedAwayView } from './memberViews';
import { getSession, listAgencies, listMembers, MemberListing } from './memberLists';
import * as keeping from './keepMembers';
import { exportMembers } from './exportMembers';
import { importMembers } from './importMembers';
import { ImportedView, LookedAtImport, PeopleImport, PeopleImportView } from './importViews';
import * as leaving from './leavingMembers';
import { lookAtImport } from './lookAtImport';
import { getPerson, listPeople, PersonRef } from './people';
import { InvitedAllView, InvitedView, KeptPersonDetailView, KeptPersonView, PeopleView } from './peopleViews';
import { FileView } from '../fileView';
import { fileTaken } from '../log/opened';
import { Nothing, row, pageOf } from '../row';

export const memberCommands = {
  'statement.accept': row({
    summary: 'Say yes to the panel’s confidentiality statement, as it was read',
    right: 'panel.enter',
    condition: 'oneself',
    input: StatementAcceptance,
    result: StatementView,
    run: acceptStatement,
  }),
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
  'member.invite': row({
    summary: 'Send somebody a link by which they take their seat, or show it once to be handed over',
    right: 'member.keep',
    condition: 'anybody',
    input: inviting.MemberInvite,
    result: InvitedView,
    run: inviting.inviteMember,
  }),
  'member.inviteAll': row({
    summary: 'Send a link of their own to each of those who have no account and no invitation that stands',
    right: 'member.keep',
    condition: 'anybody',
    input: MemberInviteAll,
    result: InvitedAllView,
    run: inviteAll,
  }),
  'member.uninvite': row({
    summary: 'Take an invitation back: its link opens nothing any more',
    right: 'member.keep',
    condition: 'anybody',
    input: inviting.MemberUninvite,
    result: KeptPersonView,
    run: inviting.uninviteMember,
  }),
  'member.unlink': row({
    summary: 'Unlink the account of a seat: an invitation alone opens it from then on',
    right: 'member.keep',
    condition: 'anybody',
    input: inviting.MemberUnlink,
    result: KeptPersonView,
    run: inviting.unlinkMember,
  }),
  'member.add': row({
    summary: 'Give somebody a seat on the panel',
    right: 'member.keep',
    condition: 'anybody',
    input: keeping.NewPerson,
    result: KeptPersonView,
    run: keeping.addMember,
  }),
  'member.change': row({
    summary: 'Change what is kept of somebody, their role included',
    right: 'member.keep',
    condition: 'anybody',
    input: keeping.PersonChange,
    result: KeptPersonView,
    run: keeping.changeMember,
  }),
  'member.end': row({
    summary: 'Give somebody a last day, and hand over what is in their hands',
    right: 'member.keep',
    condition: 'anybody',
    input: leaving.MemberEnd,
    result: KeptPersonView,
    run: leaving.endMember,
  }),
  'member.return': row({
    summary: 'Take a last day back, until it is over',
    right: 'member.keep',
    condition: 'anybody',
    input: leaving.MemberReturn,
    result: KeptPersonView,
    run: leaving.returnMember,
  }),
  'member.move': row({
    summary: 'Seat somebody for another agency, without what the old seat may see',
    right: 'member.keep',
    condition: 'anybody',
    input: leaving.MemberMove,
    result: KeptPersonView,
    run: leaving.moveMember,
  }),
  'member.import': row({
    summary: 'Do what a list of people was looked at for: seats for the new, changes for those who sit',
    right: 'member.keep',
    condition: 'anybody',
    input: LookedAtImport,
    result: ImportedView,
    run: importMembers,
    weighs: everythingStopped,
  }),
};

export const memberQueries = {
  session: row({
    summary: 'Who is asking, and what they may do',
    right: 'panel.enter',
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
  'people.list': row({
    summary: 'Every seat for whoever keeps them, former ones too',
    right: 'member.keep',
    condition: 'anybody',
    input: Nothing,
    result: PeopleView,
    run: listPeople,
  }),
  'people.get': row({
    summary: 'One person for whoever keeps people, with all that is in their hands',
    right: 'member.keep',
    condition: 'anybody',
    input: PersonRef,
    result: KeptPersonDetailView,
    run: getPerson,
  }),
  'people.look': row({
    summary: 'What a list of people would do, row by row, with what is at fault. Nothing is kept',
    right: 'member.keep',
    condition: 'anybody',
    input: PeopleImport,
    result: PeopleImportView,
    run: lookAtImport,
  }),
  'people.export': row({
    summary: 'Everybody who sits on the panel as CSV, to be changed in a spreadsheet and imported again',
    right: 'member.keep',
    condition: 'anybody',
    input: Nothing,
    result: FileView,
    run: exportMembers,
    consults: fileTaken('people-exported'),
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
