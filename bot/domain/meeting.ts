import { Retained } from './retained';
import { z } from 'zod';
import { AgendaItem } from './agenda';
import { MOST_ITEMS } from './sections';
import { AgencyId, AgendaItemId, MeetingId, MemberId, PanelId } from './ids';
import { Run } from './run';
import { Instant, instantAt, LocalDate, LocalTime } from './time';

const MOST_SEATS = 500;

const MeetingSeat = z.object({
  memberId: MemberId,
  agencyId: AgencyId,
  /** One of their first meetings. */
  isNew: z.literal(true).optional(),
  /** Present, or with a substitute. */
  came: z.literal(true).optional(),
});
export type MeetingSeat = z.infer<typeof MeetingSeat>;

const MeetingCore = z.object({
  id: MeetingId,
  panelId: PanelId,
  /** What people call it by: 2 in "M2". */
  number: z.number().int().positive(),
  on: LocalDate,
  startsAt: LocalTime,
  durationMinutes: z.number().int().positive(),
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  /** How often its time or place has changed: the SEQUENCE of its calendar entry. */
  sequence: z.number().int().nonnegative().default(0),
  /** Called besides the series, whose modes go on alternating without it. */
  extra: z.boolean().default(false),
  agenda: z.array(AgendaItem).max(MOST_ITEMS),
  /** Told to the members as it then was. */
  published: z.object({ by: MemberId, at: Instant, fingerprint: z.string() }).optional(),
  /** From the start on. */
  run: Run.optional(),
  closed: z
    .object({
      ...{ by: MemberId, at: Instant, overrunMinutes: z.number().int().nonnegative() },
      /** Not discussed, and carried nowhere: their issue was dealt with otherwise while the meeting ran. */
      dealtWith: z.array(AgendaItemId).max(MOST_ITEMS).optional(),
      /** Those that were filled and invited, as it stood that day, and who of them came. Absent: closed before it was kept. */
      seats: z.array(MeetingSeat).max(MOST_SEATS).optional(),
    })
    .optional(),
  /** What the code on the wall of the room says; whoever scans it signs in. Absent until it is asked for. */
  signInCode: z.string().optional(),
  retention: Retained.optional(),
});

/** One sitting. On Teams it has a join link and no room; in person it has a venue and no join link. */
export const Meeting = z.discriminatedUnion('mode', [
  MeetingCore.extend({ mode: z.literal('teams'), joinLink: z.string().url().optional() }),
  MeetingCore.extend({
    mode: z.literal('inPerson'),
    venue: z.string().min(1),
    /** How to get in: reception, parking, step-free access. */
    access: z.string().optional(),
  }),
]);
export type Meeting = z.infer<typeof Meeting>;

export function meetingIdOf(number: number): MeetingId {
  return MeetingId.parse(`M${number}`);
}

export function lastNumber(meetings: readonly Pick<Meeting, 'number'>[]): number {
  return Math.max(0, ...meetings.map(({ number }) => number));
}

/** "M2": what people say. */
export function meetingReference({ number }: Pick<Meeting, 'number'>): string {
  return `M${number}`;
}

export function startOf(meeting: Meeting, timeZone: string): Instant {
  return instantAt(meeting.on, meeting.startsAt, timeZone);
}

/** Still to come or going on: neither over nor cancelled. */
export function isLive({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'planned' || state === 'running';
}

/** The next meeting on or after `today` that still stands; undefined when none is planned. */
export function findNextMeeting(meetings: readonly Meeting[], today: LocalDate): Meeting | undefined {
  return meetings
    .filter((meeting) => meeting.on >= today && isLive(meeting))
    .sort((a, b) => a.on.localeCompare(b.on))[0];
}

/** The one that runs, however long ago it began and nobody closed it; else the next one. */
export function findCurrentMeeting(meetings: readonly Meeting[], today: LocalDate): Meeting | undefined {
  return meetings.find(({ state }) => state === 'running') ?? findNextMeeting(meetings, today);
}

const isPlanned = ({ state }: Meeting) => state === 'planned';

/** What is done with a meeting, and how it stands for that. */
const deeds = {
  plan: isPlanned,
  link: (meeting) => isPlanned(meeting) && meeting.mode === 'teams',
  edit: isLive,
  publish: isPlanned,
  acceptLate: isLive,
  run: isLive,
  attend: isLive,
  seeRecord: () => true,
} as const satisfies Record<string, (meeting: Meeting) => boolean>;

export function allows(meeting: Meeting, deed: keyof typeof deeds): boolean {
  return deeds[deed](meeting);
}

/** What is done on its items once it runs, which a tab that is offline may not hear; tasks are written down also after. */
const onItems = {
  record: isLive,
  giveTask: (meeting) => isLive(meeting) || meeting.run !== undefined,
  speak: isLive,
} as const satisfies Record<string, (meeting: Meeting) => boolean>;

export function allowsOnItem(meeting: Meeting, deed: keyof typeof onItems): boolean {
  return onItems[deed](meeting);
}
