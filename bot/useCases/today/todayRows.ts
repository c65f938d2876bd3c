import { Nothing, row } from '../row';
import { getSince, Since } from './sinceLines';
import { getToday, getTodayWatched } from './todayLines';
import { TodayView } from './todayViews';

export const todayQueries = {
  'today.lines': row({
    summary: 'What waits for one, and what one came to know, the most urgent first',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Nothing,
    result: TodayView,
    run: getToday,
  }),
  'today.since': row({
    summary: 'What others did since one last looked',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Since,
    result: TodayView,
    run: getSince,
  }),
  'today.watched': row({
    summary: 'The same of what changes with the time of day, or without an entry in the log',
    right: 'panel.see',
    condition: 'as far as one may see',
    input: Nothing,
    result: TodayView,
    run: getTodayWatched,
    beyondTheLog: true,
  }),
};
