import { z } from 'zod';
import { MeetingId } from '../domain/ids';
import { findNextMeeting, type Meeting } from '../domain/meeting';
import { Refusal } from '../domain/refusal';
import type { Context } from './ports';
import { meetingSummary, meetingView } from './present';
import { recordOf } from './records';
import type { MeetingSummaryView, MeetingView } from './views';

const MOST_MEETINGS = 200;

export async function loadMeetings(ctx: Context): Promise<Meeting[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'meeting',
    order: { key: 'on', direction: 'ascending' },
    limit: MOST_MEETINGS,
  });
  return found.map((document) => recordOf('meeting', document));
}

export async function listMeetings(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: MeetingSummaryView[] }> {
  const meetings = await loadMeetings(ctx);
  const next = findNextMeeting(meetings, ctx.today);
  return { items: meetings.map((meeting) => meetingSummary(meeting, next, ctx)) };
}

export const MeetingQuery = z.object({ meetingId: MeetingId.optional().describe('The next meeting unless told') });

/** One meeting with its timed agenda. @throws Refusal `not-found` when it, or any next meeting, is not there */
export async function getMeeting({ meetingId }: z.infer<typeof MeetingQuery>, ctx: Context): Promise<MeetingView> {
  const meetings = await loadMeetings(ctx);
  const next = findNextMeeting(meetings, ctx.today);
  const meeting = meetingId === undefined ? next : meetings.find(({ id }) => id === meetingId);
  if (meeting === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return meetingView(meeting, next, ctx);
}
