import { FileView } from '../fileView';
import { MeetingRef, getMinutes, getRecord, MeetingQuery, MinutesQuery } from './meetings';
import { MinutesView, MeetingRecordView } from './meetingViews';
import * as minutes from './minutes';
import * as papers from './papers';
import { row } from '../row';

export const minutesCommands = {
  'minutes.edit': row({
    summary: 'Edit draft minutes',
    right: 'meeting.plan',
    input: minutes.MinutesEdit,
    result: MinutesView,
    run: minutes.editMinutes,
  }),
  'minutes.confirm': row({
    summary: 'Confirm minutes as chair',
    right: 'meeting.chair',
    input: MeetingRef,
    result: MinutesView,
    run: minutes.confirmMinutes,
  }),
  'minutes.agree': row({
    summary: 'Agree minutes at the next meeting: they are locked',
    right: 'meeting.plan',
    input: minutes.MinutesAgreement,
    result: MinutesView,
    run: minutes.agreeMinutes,
  }),
  'minutes.reopen': row({
    summary: 'Start a new version of agreed minutes',
    right: 'meeting.plan',
    input: MeetingRef,
    result: MinutesView,
    run: minutes.reopenMinutes,
  }),
};

export const minutesQueries = {
  'meetings.record': row({
    summary: 'What is recorded on a meeting’s items',
    right: 'agenda.see',
    input: MeetingQuery,
    result: MeetingRecordView,
    run: getRecord,
  }),
  'meetings.minutes': row({
    summary: 'The minutes of a meeting',
    right: 'minutes.see',
    input: MinutesQuery,
    result: MinutesView,
    run: getMinutes,
  }),
  'meetings.minutesPaper': row({
    summary: 'The minutes, or their restricted annex, as PDF or DOCX',
    right: 'minutes.see',
    input: papers.MinutesPaperQuery,
    result: FileView,
    run: papers.minutesPaper,
  }),
};
