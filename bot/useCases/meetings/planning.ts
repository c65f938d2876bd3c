import { z } from 'zod';
import type { MeetingId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { lastNumber, type Meeting, meetingIdOf, meetingReference } from '../../domain/meeting';
import { MeetingMode } from '../../domain/panel';
import { Refusal } from '../../domain/refusal';
import * as series from '../../domain/series';
import { typedText } from '../../domain/text';
import { dayText, LocalDate, LocalTime } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { isTemplateLine } from '../../domain/sections';
import { carryAll, stillWaiting } from './carrying';
import { loadMeetings, MeetingRef } from './meetingLists';
import type { Context } from '../ports';
import { toldOfCancel } from './expected';
import { meetingSummary } from './viewMeeting';
import type { MeetingSummaryView } from './meetingViews';
import type { FileView } from '../fileView';

export const SeriesPlan = z.object({ count: z.number().int().min(1).max(12).describe('How many more meetings') });
export const ExtraMeeting = z.object({
  on: LocalDate,
  mode: MeetingMode,
  startsAt: LocalTime.optional(),
  durationMinutes: z.number().int().min(15).max(480).optional(),
});
export const MeetingMove = MeetingRef.extend({
  on: LocalDate,
  startsAt: LocalTime.optional(),
  durationMinutes: z.number().int().min(15).max(480).optional(),
});
export const MeetingCancel = MeetingRef.extend({ reason: typedText(200).describe('Told to everybody who expects it') });
export const MeetingPlace = z.discriminatedUnion('mode', [
  MeetingRef.extend({
    mode: z.literal('teams'),
    joinLink: z.string().url().startsWith('https://').optional(),
  }).strict(),
  MeetingRef.extend({
    mode: z.literal('inPerson'),
    venue: typedText(200).optional().describe('The panel’s usual venue unless told'),
    access: typedText(500).optional(),
  }).strict(),
]);

type Summaries = { items: MeetingSummaryView[] };

/** Plans the next meetings from the panel's rule. */
export function planSeries({ count }: z.infer<typeof SeriesPlan>, ctx: Context): Promise<Summaries> {
  return change('meeting-planned', (all) => series.nextInSeries(ctx.roster.panel, all, count), ctx);
}

/** A meeting besides the series. */
export function addMeeting(input: z.infer<typeof ExtraMeeting>, ctx: Context): Promise<Summaries> {
  const decide = (all: readonly Meeting[]) => {
    if (input.on < ctx.today) throw new Refusal('due-date-passed');
    series.guardDay(input.on, all);
    const meeting = series.newMeeting(ctx.roster.panel, lastNumber(all) + 1, input.on, input.mode, true);
    const { startsAt = meeting.startsAt, durationMinutes = meeting.durationMinutes } = input;
    return [{ ...meeting, startsAt, durationMinutes }];
  };
  return change('meeting-planned', decide, ctx);
}

/** Another day or time; the meetings after it stay where they are. */
export function moveMeeting({ meetingId, ...slot }: z.infer<typeof MeetingMove>, ctx: Context): Promise<Summaries> {
  if (slot.on < ctx.today) throw new Refusal('due-date-passed');
  const decide = (all: readonly Meeting[]) => {
    const meeting = find(all, meetingId);
    const next = series.moved(meeting, slot, all);
    return next === meeting ? [] : [next];
  };
  return change('meeting-moved', decide, ctx);
}

/** On Teams, with or without its join link, or in a room: one meeting alone, the next is not disturbed. */
export function placeMeeting(input: z.infer<typeof MeetingPlace>, ctx: Context): Promise<Summaries> {
  const place: series.Place =
    input.mode === 'teams'
      ? { mode: 'teams', joinLink: input.joinLink }
      : { mode: 'inPerson', venue: input.venue ?? ctx.roster.panel.venue, access: input.access };
  return change('meeting-placed', (all) => [series.placed(find(all, input.meetingId), place)], ctx);
}

/** The join link, made by Teams itself. Asked again, it is the same one. */
export async function linkMeeting({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<Summaries> {
  const { onlineMeetings } = ctx;
  if (onlineMeetings === undefined) throw new Refusal('graph-off');
  const meeting = find(await loadMeetings(ctx), meetingId);
  if (meeting.mode === 'inPerson') throw new Refusal('room-has-no-link');
  if (meeting.state !== 'planned') throw new Refusal('meeting-not-planned', { reference: meeting.id });
  const joinLink = await onlineMeetings.joinLink(meeting, ctx.roster.panel);
  const decide = (all: readonly Meeting[]) => {
    const current = find(all, meetingId);
    // Somebody may have moved it to a room while Teams was being asked.
    if (current.mode === 'inPerson' || current.joinLink === joinLink) return [];
    return [series.placed(current, { mode: 'teams', joinLink })];
  };
  return change('meeting-placed', decide, ctx);
}

/**
 * What stands on its agenda goes to the next one, and whoever expects a published one is told. Under the rule *by held* the
 * meetings after it take the modes of those before them. A second click changes nothing.
 */
export function cancelMeeting({ meetingId, reason }: z.infer<typeof MeetingCancel>, ctx: Context): Promise<Summaries> {
  const decide = (all: readonly Meeting[]) => {
    const meeting = find(all, meetingId);
    return meeting.state === 'cancelled' ? [] : series.cancelled(meeting, all, ctx.roster.panel);
  };
  const follow = async (changed: readonly Meeting[], draft: Draft) => {
    const gone = changed.find(({ id }) => id === meetingId);
    if (gone === undefined) return;
    const items = gone.agenda.filter((item) => !isTemplateLine(item));
    await carryAll(gone, await stillWaiting(items, gone.id, draft), draft, ctx);
    const said = `${meetingReference(gone)} on ${dayText(gone.on, ctx.today)} is cancelled: ${reason}`;
    const to = toldOfCancel(gone, ctx.roster);
    if (to.length > 0) draft.send({ task: 'post', content: { kind: 'notice', said, inMail: true }, to });
  };
  return change('meeting-cancelled', decide, ctx, { reason, follow });
}

function find(all: readonly Meeting[], id: MeetingId): Meeting {
  const meeting = all.find((each) => each.id === id);
  if (meeting === undefined) throw new Refusal('not-found', { what: 'meeting' });
  return meeting;
}

type Decide = (all: readonly Meeting[]) => readonly Meeting[];

interface Because {
  readonly reason?: string;
  readonly follow?: (changed: readonly Meeting[], draft: Draft) => Promise<void>;
}

/** Decides on the meetings as they are inside the change, and answers with those that changed. */
async function change(
  action: LogAction,
  decide: Decide,
  ctx: Context,
  { reason, follow }: Because = {},
): Promise<Summaries> {
  const changed = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const all = await meetingsIn(draft, ctx);
    const next = decide(all);
    for (const meeting of next) record(meeting, action, reason, draft, ctx);
    await follow?.(next, draft);
    return next;
  });
  return { items: changed.map((meeting) => meetingSummary(meeting, undefined, ctx)) };
}

/** The list names the meetings; the draft has each as it is, with what this group of changes did to it. */
export async function meetingsIn(draft: Draft, ctx: Context): Promise<Meeting[]> {
  const listed = await loadMeetings(ctx);
  const found = await Promise.all(listed.map(({ id }) => draft.read('meeting', id)));
  const meetings = found.filter((meeting) => meeting !== undefined);
  // Those planned a moment ago in this group follow the listed ones.
  for (let number = lastNumber(listed) + 1; ; number++) {
    const meeting = await draft.read('meeting', meetingIdOf(number));
    if (meeting === undefined) return meetings;
    meetings.push(meeting);
  }
}

function record(meeting: Meeting, action: LogAction, reason: string | undefined, draft: Draft, ctx: Context): void {
  draft.put('meeting', meeting);
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'meeting', id: meeting.id, reference: meetingReference(meeting) },
    readers: ['*'],
    note: `${meeting.on} ${meeting.startsAt}, ${meeting.mode}${reason === undefined ? '' : `: ${reason}`}`,
  });
}

/** The meeting's calendar entry as a file; a cancelled one takes the entry away. */
export async function getInvitation({ meetingId }: z.infer<typeof MeetingRef>, ctx: Context): Promise<FileView> {
  const meeting = find(await loadMeetings(ctx), meetingId);
  const { panel } = ctx.roster;
  const organiser = [...ctx.roster.members.values()].find(({ role }) => role === 'coordinator');
  return {
    fileName: `${meetingReference(meeting)}-${meeting.on}.ics`,
    mediaType: 'text/calendar',
    holds: { type: 'meeting', id: meeting.id, rows: 1 },
    text: ctx.documents.invitation({ meeting, panel, now: ctx.now, attendee: ctx.viewer.member, organiser }),
  };
}
