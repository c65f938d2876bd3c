import { z } from 'zod';
import { AgendaItem, agendaFrom } from './agenda';
import { MeetingId, PanelId } from './ids';
import { type MeetingMode, type Panel, type Series } from './panel';
import { type Instant, instantAt, LocalDate, LocalTime, nthWeekday } from './time';

const MeetingCore = z.object({
  id: MeetingId,
  panelId: PanelId,
  /** Its place in the series: 2 in "M2". */
  number: z.number().int().positive(),
  on: LocalDate,
  startsAt: LocalTime,
  durationMinutes: z.number().int().positive(),
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  agenda: z.array(AgendaItem).max(100),
});

/** One sitting. On Teams it has a join link and no room; in person it has a venue and no join link. */
export const Meeting = z.discriminatedUnion('mode', [
  MeetingCore.extend({ mode: z.literal('teams'), joinLink: z.string().url().optional() }),
  MeetingCore.extend({ mode: z.literal('inPerson'), venue: z.string().min(1) }),
]);
export type Meeting = z.infer<typeof Meeting>;

/** "M2": what people say. */
export function meetingReference(meeting: Pick<Meeting, 'number'>): string {
  return `M${meeting.number}`;
}

export function startOf(meeting: Meeting, timeZone: string): Instant {
  return instantAt(meeting.on, meeting.startsAt, timeZone);
}

/** Meetings from the panel's rule: every one up to `until`, and never fewer than `atLeast`. */
export function seriesMeetings(panel: Panel, until: LocalDate, atLeast: number): Meeting[] {
  const meetings: Meeting[] = [];
  for (let number = 1; number <= MAX_MEETINGS; number++) {
    const meeting = seriesMeeting(panel, number);
    if (meeting.on > until && number > atLeast) break;
    meetings.push(meeting);
  }
  return meetings;
}

/** Ten years of monthly meetings: a bound for a first date that lies far back. */
const MAX_MEETINGS = 120;

function seriesMeeting(panel: Panel, number: number): Meeting {
  const { series } = panel;
  const core = {
    id: MeetingId.parse(`M${number}`),
    panelId: panel.id,
    number,
    on: dayOf(series, number),
    startsAt: series.startsAt,
    durationMinutes: series.durationMinutes,
    state: 'planned' as const,
    agenda: agendaFrom(panel.agendaTemplate),
  };
  return modeOf(series, number) === 'teams'
    ? { ...core, mode: 'teams' }
    : { ...core, mode: 'inPerson', venue: panel.venue };
}

function dayOf(series: Series, number: number): LocalDate {
  if (number === 1) return series.firstMeetingOn;
  return nthWeekday(series.firstMeetingOn, (number - 1) * series.everyMonths, series.weekOfMonth, series.weekday);
}

function modeOf(series: Series, number: number): MeetingMode {
  const other: MeetingMode = series.firstMode === 'teams' ? 'inPerson' : 'teams';
  return number % 2 === 1 ? series.firstMode : other;
}

/** The next meeting on or after `today` that still stands; undefined when none is planned. */
export function findNextMeeting(meetings: readonly Meeting[], today: LocalDate): Meeting | undefined {
  return meetings
    .filter((meeting) => meeting.on >= today && (meeting.state === 'planned' || meeting.state === 'running'))
    .sort((a, b) => a.on.localeCompare(b.on))[0];
}
