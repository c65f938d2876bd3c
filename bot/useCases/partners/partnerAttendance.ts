import { type Attendance, hasAttended } from '../../domain/attendance';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import type { Member } from '../../domain/member';
import type { Agency } from '../../domain/agency';
import { fillsSeat } from '../../domain/partnership';
import { dayText, dueText } from '../../domain/time';
import { loadAttendances, loadMeetings } from '../meetings/meetingLists';
import { attendanceView, refreshed } from '../meetings/viewAttendance';
import type { Context } from '../ports';
import type { PartnersView, PartnerView } from './partnerViews';

/** So many meetings back is looked, and so many are a member's first. */
const MEETINGS = 6;
/** Missed in a row, so many are worth a sentence. */
const GAP = 2;

/** A meeting that was held, and who came. */
interface Held {
  readonly meeting: Meeting;
  readonly attendances: readonly Attendance[];
}

export interface HeldMeetings {
  /** The last ones, the latest last. */
  readonly last: readonly Held[];
  /** All that were ever held. */
  readonly all: readonly Meeting[];
}

export async function loadHeld(ctx: Context): Promise<HeldMeetings> {
  const all = (await loadMeetings(ctx)).filter(({ state }) => state === 'closed');
  const last = await Promise.all(
    all.slice(-MEETINGS).map(async (meeting) => ({ meeting, attendances: await loadAttendances(meeting.id, ctx) })),
  );
  return { last, all };
}

type AttendanceOf = NonNullable<PartnerView['attendance']>;
type State = AttendanceOf['meetings'][number]['state'];

/** Of a partner, by whoever sat for it then; whoever has left counts for when they came. */
export function attendanceOf(agency: Agency, { last }: HeldMeetings, ctx: Context): AttendanceOf | undefined {
  const people = [...ctx.roster.members.values(), ...ctx.roster.former.values()].filter(
    ({ agencyId }) => agencyId === agency.id,
  );
  const meetings = last.map((held) => ({ held, state: stateAt(held, people) }));
  const since = meetings.filter(({ state }) => state !== 'before');
  if (since.length === 0) return undefined;
  const came = since.filter(({ state }) => state === 'came');
  const gapText = gapOf(since, agency.name, ctx);
  return {
    text: cameText(came.length, since.length, 'the last'),
    meetings: meetings.map(({ held: { meeting }, state }) => ({
      ...{ meetingId: meeting.id, reference: meetingReference(meeting), state },
      onText: dayText(meeting.on, ctx.today),
    })),
    ...(gapText === undefined ? {} : { gapText }),
  };
}

/** "Came to 4 of the last 6 meetings", "Came to the last meeting" */
function cameText(came: number, count: number, which: string): string {
  if (count > 1) return `Came to ${came} of ${which} ${count} meetings`;
  return `${came === 0 ? 'Did not come' : 'Came'} to ${which} meeting`;
}

function stateAt({ meeting, attendances }: Held, people: readonly Member[]): State {
  const then = people.filter((each) => sitsOn(each, meeting));
  const own = attendances.filter(({ memberId }) => then.some(({ id }) => id === memberId));
  if (own.some(isRepresented)) return 'came';
  if (then.length === 0) return 'before';
  return own.some(({ reply }) => reply?.answer.kind === 'apology') ? 'apology' : 'absent';
}

function sitsOn({ joinedOn, endsOn }: Member, { on }: Meeting): boolean {
  return (joinedOn === undefined || joinedOn <= on) && (endsOn === undefined || on <= endsOn);
}

/** There, or with somebody there who is nobody of the panel's. */
function isRepresented(attendance: Attendance): boolean {
  const answer = attendance.reply?.answer;
  return hasAttended(attendance) || (answer?.kind === 'substitute' && answer.memberId === undefined);
}

function gapOf(
  since: readonly { readonly held: Held; readonly state: State }[],
  name: string,
  ctx: Context,
): string | undefined {
  const lastCame = since.findLastIndex(({ state }) => state === 'came');
  const missed = since.length - 1 - lastCame;
  if (missed < GAP) return undefined;
  const last = since[lastCame];
  return last === undefined
    ? `Nobody from ${name} at the last ${missed} meetings`
    : `Nobody from ${name} since ${dayText(last.held.meeting.on, ctx.today)}`;
}

/** Of whoever is new: their first six meetings. Undefined for others, and for those whose first day nobody wrote down. */
export function beginningOf(member: Member, { last, all }: HeldMeetings): string | undefined {
  const { joinedOn } = member;
  if (joinedOn === undefined || !fillsSeat(member)) return undefined;
  const count = all.filter(({ on }) => on >= joinedOn).length;
  if (count > MEETINGS) return undefined;
  if (count === 0) return 'New: no meeting yet';
  const own = last
    .filter(({ meeting }) => meeting.on >= joinedOn)
    .flatMap(({ attendances }) => attendances.filter(({ memberId }) => memberId === member.id));
  const came = own.filter((each) => hasAttended(each) || each.reply?.answer.kind === 'substitute').length;
  return cameText(came, count, 'their first');
}

/** For whom there has to be something to eat and drink at the next meeting in a room, by partner. */
export async function refreshmentsFor(ctx: Context): Promise<Pick<PartnersView, 'refreshments'>> {
  const meeting = (await loadMeetings(ctx)).find((each) => isLive(each) && each.on >= ctx.today && isInRoom(each));
  if (meeting?.mode !== 'inPerson') return {};
  const { people } = attendanceView(meeting, await loadAttendances(meeting.id, ctx), ctx);
  const byName = new Map<string, number>();
  for (const { agencyName } of refreshed(meeting, people)) byName.set(agencyName, (byName.get(agencyName) ?? 0) + 1);
  const byPartner = [...byName].map(([name, count]) => ({ name, count }));
  const total = byPartner.reduce((sum, { count }) => sum + count, 0);
  const where = `${meetingReference(meeting)}, ${dueText(meeting.on, ctx.today)}, at ${meeting.venue}`;
  return { refreshments: { meetingId: meeting.id, text: `${where}: refreshments for ${total}`, byPartner } };
}

function isInRoom({ mode }: Meeting): boolean {
  return mode === 'inPerson';
}
