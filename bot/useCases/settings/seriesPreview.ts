import { z } from 'zod';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { firstDayFault, nextInSeries, seriesOver } from '../../domain/series';
import { SeriesRule } from '../../domain/settings';
import { dayText } from '../../domain/time';
import { loadMeetings } from '../meetings/meetingLists';
import { meetingSummary } from '../meetings/viewMeeting';
import type { Context } from '../ports';
import type { SeriesPreview } from './settingsViews';

const { everyMonths, weekOfMonth, durationMinutes } = SeriesRule.shape;

/** The rule as an address has it. */
export const SeriesDraft = SeriesRule.extend({
  everyMonths: z.coerce.number().pipe(everyMonths),
  weekOfMonth: z.coerce.number().pipe(weekOfMonth),
  durationMinutes: z.coerce.number().pipe(durationMinutes),
});

const PREVIEWED = 6;

/** The next meetings that a rule would give, and those that stand whatever it says. Nothing happens. */
export async function previewSeries(rule: z.infer<typeof SeriesDraft>, ctx: Context): Promise<SeriesPreview> {
  const meetings = await loadMeetings(ctx);
  const stand = meetings
    .filter(({ state, on }) => state === 'planned' && on >= ctx.today)
    .map((meeting) => ({ reference: meetingReference(meeting), dayText: dayText(meeting.on, ctx.today) }));
  const problem = firstDayFault(rule);
  if (problem !== undefined) return { stand, next: [], problem: `${problem}.` };
  const series = seriesOver(ctx.roster.panel.series, rule, meetings, ctx.today);
  const next = nextInSeries({ ...ctx.roster.panel, series }, meetings, PREVIEWED);
  return { stand, next: next.map((meeting) => previewOf(meeting, ctx)) };
}

function previewOf(meeting: Meeting, ctx: Context): SeriesPreview['next'][number] {
  const { reference, placeText, dayWarning } = meetingSummary(meeting, undefined, ctx);
  const day = dayText(meeting.on, ctx.today);
  return { reference, dayText: day, placeText, ...(dayWarning === undefined ? {} : { warning: dayWarning }) };
}
