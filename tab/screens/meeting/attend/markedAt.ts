import type { MeetingView } from '../../../../bot/contract';
import type { Instant, LocalTime } from '../../../../bot/domain/time';

const MINUTE_MS = 60_000;

/**
 * The moment of a time on the day of the meeting, counted from its planned end, which is known as both: the tab needs
 * no time zone. Meetings do not span the night in which clocks change.
 */
export function momentOf(time: LocalTime, { endsAt, endsAtInstant }: MeetingView): Instant | undefined {
  const ms = Date.parse(endsAtInstant) + (minutesOf(time) - minutesOf(endsAt)) * MINUTE_MS;
  if (Number.isNaN(ms)) return undefined;
  const text = new Date(ms).toISOString();
  return isInstant(text) ? text : undefined;
}

function minutesOf(time: LocalTime): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function isInstant(text: string): text is Instant {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

/** What was not told: now while it runs; once it is over, its start for whoever came and its end for whoever left. */
export function timeOnSheet(typed: string, present: boolean, meeting: MeetingView): LocalTime | undefined {
  if (typed !== '') return typed;
  if (meeting.state !== 'closed') return undefined;
  return present ? meeting.startsAt : meeting.endsAt;
}
