import * as agenda from './agendaBuilding';
import { MeetingRef } from './meetingLists';
import { MeetingView } from './meetingViews';
import { row } from '../row';
import { meetingOpened } from '../log/opened';

export const agendaCommands = {
  'agenda.addItem': row({
    summary: 'Put an item on an agenda',
    right: 'meeting.plan',
    condition: 'anybody',
    input: agenda.NewAgendaItem,
    result: MeetingView,
    run: agenda.addAgendaItem,
    consults: meetingOpened,
  }),
  'agenda.putGroup': row({
    summary: 'Put a group on an agenda',
    right: 'meeting.plan',
    condition: 'who may see the group',
    input: agenda.GroupOnAgenda,
    result: MeetingView,
    run: agenda.putGroupOnAgenda,
    consults: meetingOpened,
  }),
  'agenda.changeItem': row({
    summary: 'Change an item of an agenda',
    right: 'meeting.plan',
    condition: 'anybody',
    input: agenda.AgendaItemChange,
    result: MeetingView,
    run: agenda.changeAgendaItem,
    consults: meetingOpened,
  }),
  'agenda.removeItem': row({
    summary: 'Take an item off an agenda',
    right: 'meeting.plan',
    condition: 'anybody',
    input: agenda.AgendaItemRef,
    result: MeetingView,
    run: agenda.removeAgendaItem,
    consults: meetingOpened,
  }),
  'agenda.decideLate': row({
    summary: 'Accept a late item, or defer it to the next meeting',
    right: 'meeting.chair',
    condition: 'anybody',
    input: agenda.LateDecision,
    result: MeetingView,
    run: agenda.decideLateItem,
    consults: meetingOpened,
  }),
  'agenda.carryOn': row({
    summary: 'Give an item to the next meeting before its own, or take it back',
    right: 'meeting.plan',
    condition: 'anybody',
    input: agenda.CarryingOn,
    result: MeetingView,
    run: agenda.carryItemOn,
    consults: meetingOpened,
  }),
  'agenda.publish': row({
    summary: 'Publish an agenda to the panel’s chats',
    right: 'meeting.plan',
    condition: 'anybody',
    input: MeetingRef,
    result: MeetingView,
    run: agenda.publishAgenda,
    consults: meetingOpened,
  }),
};
