import { everythingStopped } from '../../domain/stoppedWords';
import { pageOf, row } from '../row';
import * as meetings from './pastMeetings';
import * as tasks from './pastTasks';
import { PastMeetingView, PastPreview, PastProgress } from './pastViews';

/** What the panel did before it had Sentinel. */
export const pastCommands = {
  'task.bringIn': row({
    summary: 'Bring in the action log that was kept before',
    right: 'past.keep',
    condition: 'anybody',
    input: tasks.PastTasksFrom,
    result: PastProgress,
    run: tasks.importPastTasks,
    weighs: everythingStopped,
    isLong: true,
  }),
  'meeting.bringIn': row({
    summary: 'Bring in the meetings that were held before',
    right: 'past.keep',
    condition: 'anybody',
    input: meetings.PastMeetingsFrom,
    result: PastProgress,
    run: meetings.importPastMeetings,
    weighs: everythingStopped,
    isLong: true,
  }),
};

export const pastQueries = {
  'tasks.before': row({
    summary: 'What would become of each row of an old action log',
    right: 'past.keep',
    condition: 'anybody',
    input: tasks.PastTasks,
    result: PastPreview,
    run: tasks.previewPastTasks,
    isLong: true,
  }),
  'meetings.before': row({
    summary: 'What would become of each row of a list of past meetings',
    right: 'past.keep',
    condition: 'anybody',
    input: meetings.PastMeetings,
    result: PastPreview,
    run: meetings.previewPastMeetings,
    isLong: true,
  }),
  'meetings.past': row({
    summary: 'The meetings that were held before the panel had Sentinel',
    right: 'minutes.see',
    condition: 'anybody',
    input: meetings.PastMeetingsAsked,
    result: pageOf(PastMeetingView),
    run: meetings.listPastMeetings,
  }),
};
