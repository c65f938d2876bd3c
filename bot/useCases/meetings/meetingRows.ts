import { FileView } from '../fileView';
import * as attending from './attending';
import { MeetingRef, getMeeting, listMeetings, MeetingQuery } from './meetingLists';
import { MeetingSummaryView, MeetingView, MinuteEntryView } from './meetingViews';
import * as minutes from './minutesSteps';
import * as papers from './papers';
import * as planning from './planning';
import { getInvitation } from './planning';
import { getPresentation, PresentationRef } from './presentation';
import { PresentationView } from './presentationViews';
import * as presenting from './presenting';
import * as running from './running';
import { Nothing, row, pageOf } from '../row';
import * as giving from '../tasks/taskGiving';
import { TaskView } from '../tasks/taskViews';
import { entryOpened, fileTaken, meetingOpened, taskOpened } from '../log/opened';

const Meetings = pageOf(MeetingSummaryView);

export const meetingCommands = {
  'meeting.planSeries': row({
    summary: 'Plan the next meetings from the rule',
    right: 'meeting.plan',
    condition: 'anybody',
    input: planning.SeriesPlan,
    result: Meetings,
    run: planning.planSeries,
  }),
  'meeting.add': row({
    summary: 'Call an extra meeting',
    right: 'meeting.plan',
    condition: 'anybody',
    input: planning.ExtraMeeting,
    result: Meetings,
    run: planning.addMeeting,
  }),
  'meeting.move': row({
    summary: 'Move a meeting',
    right: 'meeting.plan',
    condition: 'anybody',
    input: planning.MeetingMove,
    result: Meetings,
    run: planning.moveMeeting,
  }),
  'meeting.place': row({
    summary: 'Say where a meeting takes place',
    right: 'meeting.plan',
    condition: 'anybody',
    input: planning.MeetingPlace,
    result: Meetings,
    run: planning.placeMeeting,
  }),
  'meeting.link': row({
    summary: 'Let Teams make the join link of a meeting',
    right: 'meeting.plan',
    condition: 'anybody',
    input: MeetingRef,
    result: Meetings,
    run: planning.linkMeeting,
  }),
  'meeting.cancel': row({
    summary: 'Cancel a meeting',
    right: 'meeting.plan',
    condition: 'anybody',
    input: planning.MeetingCancel,
    result: Meetings,
    run: planning.cancelMeeting,
  }),
  'meeting.step': row({
    summary: 'Start a meeting, go to an item, extend, defer, move, hand over',
    right: 'meeting.lead',
    condition: 'who leads the meeting, on items they may see',
    input: running.MeetingStep,
    result: MeetingView,
    run: running.stepMeeting,
    consults: meetingOpened,
  }),
  'meeting.record': row({
    summary: 'Record a decision, a note or a disruption on an item',
    right: 'meeting.lead',
    condition: 'who leads the meeting and takes part in the item',
    input: running.MinuteRecording,
    result: MinuteEntryView,
    run: running.recordMinute,
    consults: entryOpened,
  }),
  'meeting.giveTask': row({
    summary: 'Give a task on an item',
    right: 'meeting.lead',
    condition: 'who leads the meeting and takes part in the item',
    input: giving.TaskOnItem,
    result: TaskView,
    run: giving.giveOnItem,
    weighs: ['covert'],
    consults: taskOpened,
  }),
  'meeting.present': row({
    summary: 'Go on in the presentation of a group, and show the one it is at on the stage, or take it off',
    right: 'meeting.lead',
    condition: 'who leads the meeting and takes part in the item',
    input: presenting.Presenting,
    result: PresentationView,
    run: presenting.present,
  }),
  'meeting.close': row({
    summary: 'Close a meeting',
    right: 'meeting.lead',
    condition: 'who leads the meeting',
    input: minutes.MeetingClose,
    result: MeetingView,
    run: minutes.closeMeeting,
    consults: meetingOpened,
  }),
  'meeting.openSignIn': row({
    summary: 'Show the sign-in code of a meeting in a room',
    right: 'meeting.plan',
    condition: 'anybody',
    input: attending.SignInOpening,
    result: MeetingView,
    run: attending.openSignIn,
    consults: meetingOpened,
  }),
};

export const meetingQueries = {
  'meetings.list': row({
    summary: 'The meetings',
    right: 'agenda.see',
    condition: 'as far as one may see',
    input: Nothing,
    result: pageOf(MeetingSummaryView),
    run: listMeetings,
  }),
  'meetings.get': row({
    summary: 'A meeting with its agenda',
    right: 'agenda.see',
    condition: 'as far as one may see',
    input: MeetingQuery,
    result: MeetingView,
    run: getMeeting,
    consults: meetingOpened,
  }),
  'meetings.presentation': row({
    summary: 'The people of a group by number, and its sites, as they are shown to a meeting; no names',
    right: 'group.see',
    condition: 'who may know the group’s people',
    input: PresentationRef,
    result: PresentationView,
    run: getPresentation,
  }),
  'meetings.agendaPack': row({
    summary: 'The agenda pack as PDF or DOCX',
    right: 'agenda.see',
    condition: 'as far as one may see',
    input: papers.AgendaPackQuery,
    result: FileView,
    run: papers.agendaPack,
    consults: fileTaken('agenda-exported'),
  }),
  'meetings.signInSheet': row({
    summary: 'A sign-in sheet to print',
    right: 'meeting.plan',
    condition: 'anybody',
    input: papers.PaperQuery,
    result: FileView,
    run: papers.signInSheet,
    consults: fileTaken('attendance-exported'),
  }),
  'meetings.invitation': row({
    summary: 'A calendar file (.ics)',
    right: 'agenda.see',
    condition: 'anybody',
    input: MeetingRef,
    result: FileView,
    run: getInvitation,
  }),
};
