import { Retained } from './retained';
import { z } from 'zod';
import { canonical } from './canonical';
import { dayText } from './dayText';
import { AgencyId, MemberId, PanelId } from './ids';
import { Instant, LocalDate } from './time';

/**
 * A meeting that the panel held before it had Sentinel: what its old minutes say. It is no meeting of the series, so that
 * nothing counts it, reminds of it, offers to join it or numbers on from it.
 */
export const PastMeeting = z.object({
  panelId: PanelId,
  on: LocalDate,
  /** As the old series numbered it. */
  number: z.string().min(1).max(20).optional(),
  mode: z.enum(['teams', 'inPerson']).optional(),
  venue: z.string().min(1).max(120).optional(),
  present: z.object({
    /** Where nobody wrote down who. */
    people: z.number().int().positive().max(1000).optional(),
    agencyIds: z.array(AgencyId).max(100),
    /** People, and agencies that are no partners any more. */
    names: z.array(z.string().min(1).max(120)).max(200),
  }),
  decisions: z.array(z.string().min(1).max(2000)).max(100),
  broughtIn: z.object({ by: MemberId, at: Instant }),
  retention: Retained.optional(),
});
export type PastMeeting = z.infer<typeof PastMeeting>;

/** Of one day there is one. */
export function pastMeetingKey({ on }: Pick<PastMeeting, 'on'>): string {
  return on;
}

/** "Meeting 47" */
function pastMeetingName({ number }: Pick<PastMeeting, 'number'>): string {
  return number === undefined ? 'Meeting' : `Meeting ${number}`;
}

/** Of no meeting here: whoever is told of it reads again what was before. */
export function pastMeetingSubject(meeting: PastMeeting) {
  const reference = `${pastMeetingName(meeting)}, ${dayText(meeting.on, '')}`;
  return { type: 'meeting', id: `${SUBJECT}${pastMeetingKey(meeting)}`, reference } as const;
}

/** Which one an entry of the log is about, where it is about one of these. */
export function pastMeetingAbout(subjectId: string): string | undefined {
  return subjectId.startsWith(SUBJECT) ? subjectId.slice(SUBJECT.length) : undefined;
}

const SUBJECT = 'before-';

/** All that its old minutes say of people, of where it was (at somebody's home, say) and of what was decided. */
export function wordsOfPast({ decisions, present, venue }: PastMeeting): string[] {
  return [...decisions, ...present.names, ...(venue === undefined ? [] : [venue])];
}

/** Whether the old minutes say the same of both, whoever brought them in. */
export function saysSame({ broughtIn: _, ...one }: PastMeeting, { broughtIn: __, ...other }: PastMeeting): boolean {
  return canonical(one) === canonical(other);
}
