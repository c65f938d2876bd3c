import { z } from 'zod';
import { findNext } from '../../useCases/meetings/meetingLists';
import type { Context } from '../../useCases/ports';
import type { Activity } from './turn';

/** Teams' own events, by name. teams-ai knows the last two by names that Teams never sends. */
const events = {
  'application/vnd.microsoft.meetingStart': 'started',
  'application/vnd.microsoft.meetingParticipantJoin': 'joined',
  'application/vnd.microsoft.meetingParticipantLeave': 'left',
} as const;
export type MeetingEvent = (typeof events)[keyof typeof events];

export function findMeetingEvent({ name }: Activity): MeetingEvent | undefined {
  return Object.entries(events).find(([known]) => known === name)?.[1];
}

/** More than join at one moment. */
const MOST_AT_ONCE = 50;
const Participant = z.object({ user: z.object({ id: z.string().min(1), aadObjectId: z.string().optional() }) });
const Participants = z.object({ members: z.array(Participant).min(1) });

/** Whom a joining or leaving is about, each as if they had told it themselves; whoever posted it where nobody is named. */
export function toldByEach(activity: Activity): Activity[] {
  const named = Participants.safeParse(activity.value);
  if (!named.success) return [activity];
  return named.data.members.slice(0, MOST_AT_ONCE).map(({ user: { id, aadObjectId } }) => {
    const { aadObjectId: _, ...from } = activity.from;
    return { ...activity, from: { ...from, id, ...(aadObjectId === undefined ? {} : { aadObjectId }) } };
  });
}

const LATELY_MS = 10 * 60_000;

/** Whether the panel itself has just said to all chats that it begins. */
export async function hasJustBegun(ctx: Context): Promise<boolean> {
  const run = (await findNext(ctx))?.run;
  return run !== undefined && Date.parse(ctx.now) - Date.parse(run.startedAt) < LATELY_MS;
}
