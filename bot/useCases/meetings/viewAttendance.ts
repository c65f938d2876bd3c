import { type Audience, readersOf, wholePanel } from '../../domain/audience';
import { mayReadRecord, maySeeItem } from '../../access/sight';
import {
  type Attendance,
  hasAttended,
  isPresent,
  isRecused,
  isQuorate,
  type Quorum,
  type Reply,
} from '../../domain/attendance';
import type { AgendaItemId, MemberId } from '../../domain/ids';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { isSeatedOn, type Member } from '../../domain/member';
import type { MinuteSection } from '../../domain/minutes';
import { hasRight } from '../../access/rights';
import { viewerOf } from '../../access/viewer';
import { addMinutes, type Instant, timeText } from '../../domain/time';
import type { Context, Onlooking } from '../ports';
import { personView } from '../members/viewMember';
import { agencyOf, zoneOf } from '../../ledger/roster';
import { replyText, standingOf, stayText } from './attendanceStanding';
import { attends, isExpected } from './expected';
import type { AttendanceView, AttendeeView, OwnAttendanceView } from './meetingViews';

/** Whoever comes within these is not noted as late. */
const LATE_MINUTES = 5;

export function ownAttendanceView(attendance: Attendance, meeting: Meeting, ctx: Context): OwnAttendanceView {
  const { reply } = attendance;
  const isSeen = onSeenItem(meeting, ctx);
  return {
    present: isPresent(attendance),
    interests: interestsOf(attendance, isSeen),
    floors: floorsOf(attendance, isSeen),
    substitutes: substitutesFor(meeting, ctx),
    ...(reply === undefined ? {} : { reply: reply.answer.kind, replyText: replyText(attendance) ?? '' }),
    ...(reply?.answer.kind === 'substitute' ? { substitute: substituteOf(reply.answer) } : {}),
    ...(hasAttended(attendance) ? { presentText: stayText(attendance, ctx) } : {}),
  };
}

function substituteOf({ kind: _, ...who }: Extract<Reply, { kind: 'substitute' }>): OwnAttendanceView['substitute'] {
  return who;
}

/** Whether somebody may come instead of a colleague: of the same agency, and in a role that attends meetings. */
export function standsIn(member: Member, { agencyId, id }: Member): boolean {
  return member.agencyId === agencyId && member.id !== id && attends(member);
}

/** Colleagues who could come instead, and whether they would see what is restricted to those who are vetted and covered. */
function substitutesFor({ on }: Meeting, ctx: Context): OwnAttendanceView['substitutes'] {
  return [...ctx.roster.members.values()]
    .filter((member) => standsIn(member, ctx.viewer.member) && isSeatedOn(member, on))
    .map((member) => {
      const viewer = viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.roster);
      return { id: member.id, name: member.name, seesContent: hasRight(viewer, 'minutes.see') };
    });
}

/** Whether what somebody said on an item may be read. */
type Reads = (said: { readonly itemId: AgendaItemId; readonly audience?: Audience | undefined }) => boolean;

/** What is read of what somebody said on items: what they declared is recorded, that they ask for the floor is not. */
type Read = Readonly<Record<'interests' | 'floors', Reads>>;

/** What one said oneself goes with its item: it is told where that stands, as long as one sees it there. */
function onSeenItem({ agenda }: Meeting, { viewer }: Onlooking): Reads {
  const seen = new Set(agenda.filter((item) => maySeeItem(item, viewer)).map(({ id }) => id));
  return ({ itemId }) => seen.has(itemId);
}

/**
 * What others said on an item is for whoever may see the item, may read what was said on it then, and did not leave for
 * it.
 */
function readIn(meeting: Meeting, all: readonly Attendance[], ctx: Onlooking): Read {
  const isSeen = onSeenItem(meeting, ctx);
  const own = all.find(({ memberId }) => isViewer(memberId, ctx));
  const isRead: Reads = ({ audience = wholePanel }) => mayReadRecord(readersOf(audience), ctx.viewer);
  const stays: Reads = (said) => isSeen(said) && (own === undefined || !isRecused(own, said.itemId));
  return {
    interests: (said) => stays(said) && isRead(said),
    floors: (said) => stays(said) && ((said.audience ?? wholePanel).kind === 'panel' || isRead(said)),
  };
}

function isViewer(memberId: MemberId, { viewer }: Onlooking): boolean {
  return viewer.kind === 'person' && viewer.member.id === memberId;
}

function interestsOf({ interests }: Attendance, reads: Reads): OwnAttendanceView['interests'] {
  return interests.filter(reads).map(({ itemId, text, recused }) => ({ itemId, text, recused }));
}

function floorsOf({ floors }: Attendance, reads: Reads): OwnAttendanceView['floors'] {
  return floors.filter(reads).map(({ itemId, answer }) => ({ itemId, answer }));
}

/** Everybody expected, and whoever came besides, by agency and name. */
export function attendanceView(meeting: Meeting, all: readonly Attendance[], ctx: Onlooking): AttendanceView {
  const byMember = new Map(all.map((each) => [each.memberId, each]));
  const read = readIn(meeting, all, ctx);
  const isSeen = onSeenItem(meeting, ctx);
  const own = { interests: isSeen, floors: isSeen };
  const isOver = meeting.state === 'closed';
  const people = [...ctx.roster.members.values()]
    .filter((member) => isExpected(member, meeting) || byMember.has(member.id))
    .map((member) => attendeeView(member, byMember.get(member.id), isViewer(member.id, ctx) ? own : read, isOver, ctx))
    .sort((a, b) => a.agencyName.localeCompare(b.agencyName) || a.name.localeCompare(b.name));
  const count = countOf(people);
  const { id: meetingId } = meeting;
  const about = {
    meetingId,
    reference: meetingReference(meeting),
    restrictedItemIds: restrictedIn(meeting, all, read, ctx),
  };
  const missingAgencies = missingOf(people, ctx);
  return {
    ...about,
    people,
    missingAgencies,
    ...count,
    ...quorumPart(ctx.roster.panel.quorum, count),
    ...headCount(meeting, people),
  };
}

/** Items on which others said what few may read, of what is read here. One's own words are no news to oneself. */
function restrictedIn({ agenda }: Meeting, all: readonly Attendance[], read: Read, ctx: Onlooking): AgendaItemId[] {
  const isOpen = new Set(agenda.filter(({ audience }) => audience.kind === 'panel').map(({ id }) => id));
  const said = all
    .filter(({ memberId }) => !isViewer(memberId, ctx))
    .flatMap(({ interests, floors }) => [...interests.filter(read.interests), ...floors.filter(read.floors)]);
  const restricted = said.filter(
    ({ itemId, audience = wholePanel }) => audience.kind === 'named' || !isOpen.has(itemId),
  );
  return [...new Set(restricted.map(({ itemId }) => itemId))];
}

function attendeeView(
  member: Member,
  attendance: Attendance | undefined,
  read: Read,
  isOver: boolean,
  ctx: Onlooking,
): AttendeeView {
  const { id: memberId, name, agencyId, agencyName, roleName } = personView(member, ctx);
  return {
    ...{ memberId, name, agencyId, agencyName, roleName },
    ...standingOf(attendance, isOver, ctx),
    interests: attendance === undefined ? [] : interestsOf(attendance, read.interests),
    floors: attendance === undefined ? [] : floorsOf(attendance, read.floors),
  };
}

/** An observer is nobody’s seat, and an apology tells where somebody is. */
function missingOf(people: readonly AttendeeView[], { roster }: Onlooking): string[] {
  const seated = people.filter(({ memberId }) => roster.members.get(memberId)?.role !== 'observer');
  const accounted = new Set(seated.filter(({ state }) => isAccountedFor[state]).map(({ agencyName }) => agencyName));
  return [...new Set(seated.map(({ agencyName }) => agencyName))].filter((name) => !accounted.has(name));
}

const isAccountedFor: Record<AttendeeView['state'], boolean> = {
  ...{ present: true, left: true, apology: true },
  ...{ coming: false, substitute: false, unknown: false },
};

function countOf(people: readonly AttendeeView[]) {
  const present = people.filter(({ state }) => state === 'present' || state === 'left');
  return {
    presentPeople: present.length,
    presentAgencies: new Set(present.map(({ agencyId }) => agencyId)).size,
    coming: people.filter(({ state }) => state === 'coming').length,
    apologies: people.filter(({ state }) => state === 'apology').length,
  };
}

type Count = Pick<AttendanceView, 'presentPeople' | 'presentAgencies'>;

function quorumPart(quorum: Quorum, { presentPeople, presentAgencies }: Count) {
  const quorate = isQuorate(quorum, presentPeople, presentAgencies);
  return { quorate, quorumText: quorumText(quorum, presentPeople, presentAgencies) };
}

/** "Advisory quorum of 8 people from 5 agencies reached: 12 people from 9 agencies" */
export function quorumText(quorum: Quorum, people: number, agencies: number): string {
  const word = isQuorate(quorum, people, agencies) ? 'reached' : 'not reached';
  return `Advisory quorum of ${headsText(quorum.people, quorum.agencies)} ${word}: ${headsText(people, agencies)}`;
}

function headsText(people: number, agencies: number): string {
  return `${people} ${people === 1 ? 'person' : 'people'} from ${agencies} ${agencies === 1 ? 'agency' : 'agencies'}`;
}

function headCount(meeting: Meeting, people: readonly AttendeeView[]): Pick<AttendanceView, 'headCountText'> {
  return meeting.mode === 'inPerson' ? { headCountText: `Refreshments for ${refreshed(meeting, people).length}` } : {};
}

/** Before: whoever said that they or somebody else come. Afterwards: whoever was there. */
export function refreshed({ state }: Meeting, people: readonly AttendeeView[]): AttendeeView[] {
  return people.filter((each) =>
    state === 'planned'
      ? isComing(each) || each.state === 'present'
      : each.state === 'present' || each.state === 'left',
  );
}

function isComing({ state }: AttendeeView): boolean {
  return state === 'coming' || state === 'substitute';
}

/** Who was there and who sent apologies, as minutes list them. */
export function attendeesOf(all: readonly Attendance[], beganAt: Instant, ctx: Context) {
  const sorted = named(all, ctx);
  const present = sorted
    .filter(({ attendance }) => hasAttended(attendance))
    .map(({ attendance, id, name, agencyName: agency }) => ({
      name,
      agency,
      ...noteOf(attendance, id, all, beganAt, ctx),
    }));
  const apologies = sorted
    .filter(({ attendance }) => !hasAttended(attendance) && isAway(attendance))
    .map(({ attendance, name, agencyName: agency }) => ({ name, agency, note: replyText(attendance) ?? '' }));
  return { present, apologies };
}

/** Each attendance with its person, by agency and name. */
function named(all: readonly Attendance[], ctx: Context) {
  const people = all.flatMap((attendance) => {
    const member = ctx.roster.members.get(attendance.memberId);
    return member === undefined ? [] : [{ attendance, ...personView(member, ctx) }];
  });
  return people.sort((a, b) => a.agencyName.localeCompare(b.agencyName) || a.name.localeCompare(b.name));
}

/** What was declared on an item, as minutes list it. */
export function interestsIn(
  itemId: AgendaItemId,
  all: readonly Attendance[],
  ctx: Context,
): MinuteSection['interests'] {
  return named(all, ctx).flatMap(({ attendance, name, agencyName: agency }) =>
    attendance.interests
      .filter((interest) => interest.itemId === itemId)
      .map(({ text, recused }) => ({ name, agency, text, recused })),
  );
}

function isAway({ reply }: Attendance): boolean {
  return reply?.answer.kind === 'apology' || reply?.answer.kind === 'substitute';
}

/** "for Priya Sandhu, from 10:12": whom they stood for, and when they came late or left before the end. */
function noteOf(
  { stays }: Attendance,
  id: MemberId,
  all: readonly Attendance[],
  beganAt: Instant,
  ctx: Context,
): { note?: string } {
  const replaced = all.find(({ reply }) => reply?.answer.kind === 'substitute' && reply.answer.memberId === id);
  const member = replaced === undefined ? undefined : ctx.roster.members.get(replaced.memberId);
  const late = addMinutes(beganAt, LATE_MINUTES);
  const times = stays.flatMap(({ inAt, outAt }) => [
    ...(inAt > late ? [`from ${timeText(inAt, zoneOf(ctx))}`] : []),
    ...(outAt === undefined ? [] : [`until ${timeText(outAt, zoneOf(ctx))}`]),
  ]);
  const parts = [...(member === undefined ? [] : [`for ${member.name}`]), ...times];
  return parts.length === 0 ? {} : { note: parts.join(', ') };
}
