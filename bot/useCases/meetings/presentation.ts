import { z } from 'zod';
import { isOpenTo } from '../../access/conditions';
import { dealingConditions } from '../../access/meetingConditions';
import { peopleConditions } from '../../access/nominalConditions';
import { maySeeNominal, type PeopleOf } from '../../access/nominalSight';
import { maySeeGroup, maySeeItem } from '../../access/sight';
import { type PersonViewer, viewerOf } from '../../access/viewer';
import type { AgendaItem } from '../../domain/agenda';
import { type Attendance, isPresent, isRecused, recusedFrom } from '../../domain/attendance';
import { given } from '../../domain/given';
import { sitesOf } from '../../domain/group';
import { siteKindNames } from '../../domain/groupFacts';
import { AgendaItemId, MeetingId } from '../../domain/ids';
import { highestMarking } from '../../domain/highestMarking';
import { markingOf } from '../../domain/marking';
import { type Meeting, meetingReference } from '../../domain/meeting';
import type { Nominal } from '../../domain/nominal';
import { isSameSubject, type Presented, type PresentedSubject } from '../../domain/presented';
import { floorParts } from '../../domain/sections';
import { agencyOf, nameOf, type Roster } from '../../ledger/roster';
import { findGroup } from '../groups/groupLists';
import { personView, peopleSeenOf } from '../nominals/peopleOfGroup';
import type { Admitted, Context } from '../ports';
import { loadAttendances, loadMeetings } from './meetingLists';
import type { PresentationView } from './presentationViews';
import { releaseOf } from './released';

export const PresentationRef = z.object({ meetingId: MeetingId, itemId: AgendaItemId });

/**
 * The presentation of the group that an item is about, while it is live or given to read before.
 *
 * @throws Refusal `not-found` the same for one that is not released, whose people are not for the viewer, and for none
 */
export async function getPresentation(
  { meetingId, itemId }: z.infer<typeof PresentationRef>,
  ctx: Admitted,
): Promise<PresentationView> {
  const meeting = (await loadMeetings(ctx)).find(({ id }) => id === meetingId);
  const item = meeting?.agenda.find((each) => each.id === itemId && maySeeItem(each, ctx.viewer));
  const isReleased = meeting !== undefined && item !== undefined && releaseOf(meeting, item) !== undefined;
  const group = isReleased && item.groupId !== undefined ? await findGroup(item.groupId, ctx) : undefined;
  const of = ctx.admission.admit(peopleConditions, group && { group, panel: ctx.roster.panel });
  if (meeting === undefined || item === undefined) throw peopleConditions.absent();
  return presentationView({ ...of, meeting, item }, ctx);
}

interface PresentationOf extends PeopleOf {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
}

export async function presentationView(of: PresentationOf, ctx: Context): Promise<PresentationView> {
  const { meeting, item, group } = of;
  const people = await peopleSeenOf(of, ctx);
  const attendances = await loadAttendances(meeting.id, ctx);
  const subjects = [...people.map(personSubject), ...sitesOf(group).map(siteSubject)];
  const may = mayOf(of, attendances, ctx);
  const isForFew = group.audience.kind === 'named';
  const shown = {
    ...{ meetingId: meeting.id, itemId: item.id, groupId: group.id, subjects, may },
    isLive: releaseOf(meeting, item) === 'live',
    reason: `Presented at ${presentedAt(meeting, item, ctx)}`,
    marking: highestMarking('OFFICIAL-SENSITIVE', [{ marking: markingOf(ctx.roster.panel, isForFew) }]),
  };
  const at = presentedOn(meeting, item);
  if (at === undefined || !subjects.some((each) => isSameSubject(each, at)))
    return { ...shown, large: false, mayNotKnow: [], wentDark: [] };
  const nominal = people.find(({ id }) => at.kind === 'nominal' && at.nominalId === id);
  const others = whoMayNotKnow({ of, nominal, attendances, item }, ctx.roster);
  const large = largeOn(meeting, item);
  const unsaid = large && attendances.filter((each) => isUnsaid(each, large, others));
  const isLarge = unsaid?.length === 0;
  if (!may.show) return { ...shown, at, large: isLarge, mayNotKnow: [], wentDark: [] };
  const wentDark = large === undefined ? [] : (unsaid ?? []).map((each) => whyDark(each, item, large, ctx));
  return { ...shown, at, large: isLarge, mayNotKnow: others, wentDark };
}

function whyDark(attendance: Attendance, { id }: AgendaItem, { to }: Large, { roster }: Context): string {
  const name = nameOf(roster, attendance.memberId);
  if (isRecused(attendance, id)) return `${name} left for this item`;
  return `${name} ${to.includes(attendance.memberId) ? 'may not know of it any more' : 'came in'}`;
}

function presentedOn({ run }: Meeting, { id }: AgendaItem): PresentedSubject | undefined {
  return run?.presented?.itemId === id ? run.presented.subject : undefined;
}

function mayOf(
  { meeting, item }: PresentationOf,
  attendances: readonly Attendance[],
  { doors, viewer }: Context,
): PresentationView['may'] {
  const on = { meeting, item, recusedIds: recusedFrom(item.id, attendances) };
  const present = meeting.state === 'running' && isOpenTo(doors['meeting.present'], dealingConditions, on, viewer);
  const { floor, chairId } = meeting.run ?? {};
  const isOnFloor = floor?.kind === 'running' && floor.itemId === item.id;
  return { present, show: present && isOnFloor && chairId === viewer.member.id };
}

/** "M2, item 6.1" */
export function presentedAt(meeting: Meeting, item: AgendaItem, { viewer }: Pick<Context, 'viewer'>): string {
  const visible = meeting.agenda.filter((each) => maySeeItem(each, viewer));
  const number = floorParts(visible).find((part) => part.item.id === item.id)?.number;
  return `${meetingReference(meeting)}, item ${number ?? item.id}`;
}

function personSubject(nominal: Nominal): PresentationView['subjects'][number] {
  return { kind: 'nominal', nominalId: nominal.id, person: personView(nominal) };
}

function siteSubject({
  id,
  kind,
  name,
  note,
}: ReturnType<typeof sitesOf>[number]): PresentationView['subjects'][number] {
  return { kind: 'site', siteId: id, kindName: siteKindNames[kind], name, ...given({ note }) };
}

type Large = NonNullable<Presented['large']>;

/** Undefined where nothing is on the stage: the meeting rests, is elsewhere, or nobody has shown it. */
function largeOn({ state, run }: Meeting, item: AgendaItem): Large | undefined {
  const isOnFloor = state === 'running' && run?.floor.kind === 'running' && run.floor.itemId === item.id;
  return isOnFloor && run.presented?.itemId === item.id ? run.presented.large : undefined;
}

/** Who is there and was not, or may not know by now, and nobody said yes to it: with anybody of them the stage is dark. */
function isUnsaid(attendance: Attendance, { to, despite }: Large, mayNotKnow: PresentationView['mayNotKnow']): boolean {
  const { memberId } = attendance;
  const isOther = mayNotKnow.some((each) => each.memberId === memberId);
  return isPresent(attendance) && !(isOther ? despite : to).includes(memberId);
}

export interface ShownTo {
  readonly of: PeopleOf;
  /** Undefined of a place, which whoever may see the group may know of. */
  readonly nominal: Nominal | undefined;
  readonly attendances: readonly Attendance[];
  readonly item: AgendaItem;
}

/** Who is signed in and may not know of what would be shown to the room. */
export function whoMayNotKnow(
  { of, nominal, attendances, item }: ShownTo,
  roster: Roster,
): PresentationView['mayNotKnow'] {
  return attendances.filter(isPresent).flatMap((attendance) => {
    const member = roster.members.get(attendance.memberId);
    if (member === undefined) return [];
    const viewer = viewerOf(member, agencyOf(roster, member.agencyId), roster);
    if (mayKnow({ ...of, nominal }, viewer) && !isRecused(attendance, item.id)) return [];
    const why = isRecused(attendance, item.id) ? 'has left for this item' : whyNot(viewer);
    return [{ memberId: member.id, text: `${member.name} (${why})` }];
  });
}

function mayKnow({ nominal, ...of }: PeopleOf & Pick<ShownTo, 'nominal'>, viewer: PersonViewer): boolean {
  return nominal === undefined ? maySeeGroup(of.group, viewer) : maySeeNominal({ ...of, nominal }, viewer);
}

function whyNot({ role, agency }: PersonViewer): string {
  return role === 'observer' ? 'observer' : agency.name;
}
