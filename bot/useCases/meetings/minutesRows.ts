import { FileView } from '../fileView';
import { MeetingRef, getMinutes, getRecord, MeetingQuery, MinutesQuery } from './meetingLists';
import { MinutesView, MeetingRecordView } from './meetingViews';
import * as minutes from './minutesSteps';
import * as papers from './papers';
import { row } from '../row';
import { fileTaken, minutesOpened, recordOpened } from '../log/opened';

export const minutesCommands = {
  'minutes.edit': row({
    summary: 'Edit draft minutes',
    right: 'meeting.plan',
    condition: 'who may read the section',
    input: minutes.MinutesEdit,
    result: MinutesView,
    run: minutes.editMinutes,
    consults: minutesOpened,
  }),
  'minutes.confirm': row({
    summary: 'Confirm minutes as chair',
    right: 'meeting.chair',
    condition: 'anybody',
    input: MeetingRef,
    result: MinutesView,
    run: minutes.confirmMinutes,
    consults: minutesOpened,
  }),
  'minutes.agree': row({
    summary: 'Agree minutes at the next meeting: they are locked',
    right: 'meeting.plan',
    condition: 'anybody',
    input: minutes.MinutesAgreement,
    result: MinutesView,
    run: minutes.agreeMinutes,
    consults: minutesOpened,
  }),
  'minutes.reopen': row({
    summary: 'Start a new version of agreed minutes',
    right: 'meeting.plan',
    condition: 'anybody',
    input: MeetingRef,
    result: MinutesView,
    run: minutes.reopenMinutes,
    consults: minutesOpened,
  }),
};

export const minutesQueries = {
  'meetings.record': row({
    summary: 'What is recorded on a meeting’s items',
    right: 'agenda.see',
    condition: 'as far as one may see',
    input: MeetingQuery,
    result: MeetingRecordView,
    run: getRecord,
    consults: recordOpened,
  }),
  'meetings.minutes': row({
    summary: 'The minutes of a meeting',
    right: 'minutes.see',
    condition: 'as far as one may see',
    input: MinutesQuery,
    result: MinutesView,
    run: getMinutes,
    consults: minutesOpened,
  }),
  'meetings.minutesPaper': row({
    summary: 'The minutes, or their restricted annex, as PDF or DOCX',
    right: 'minutes.see',
    condition: 'as far as one may see',
    input: papers.MinutesPaperQuery,
    result: FileView,
    run: papers.minutesPaper,
    consults: fileTaken('minutes-exported'),
  }),
};
