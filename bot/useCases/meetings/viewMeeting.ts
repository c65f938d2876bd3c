import { isAmong } from '../../domain/member';
import { markingOf } from '../../domain/marking';
import { type AgendaItem, freezesOn } from '../../domain/agenda';
import { floorParts, isEntry, totalMinutes } from '../../domain/sections';
import { type Attendance, recusedFrom } from '../../domain/attendance';
import { byName, namesOf } from '../../domain/byName';
import { given } from '../../domain/given';
import type { MemberId } from '../../domain/ids';
import { type GeneralMeetingDoor, isOpenTo, type MeetingDoors } from '../../access/conditions';
import { type DealtWith, dealingConditions, meetingConditions, stepConditions } from '../../access/meetingConditions';
import { allows, allowsOnItem, type Meeting, meetingReference, startOf } from '../../domain/meeting';
import type { MinuteEntry } from '../../domain/minutes';
import { itemDisclosures } from './itemDisclosures';
import { threatPictureOf } from './threatPicture';
import { hasRight } from '../../access/rights';
import type { Run } from '../../domain/run';
import { itemRunOf } from '../../domain/runSteps';
import { dayWarning } from '../../domain/series';
import type { Task } from '../../domain/task';
import { addMinutes, dayText, dueText, type Instant, type LocalTime, momentText, timeText } from '../../domain/time';
import { without } from '../../domain/without';
import { maySeeItem, seesOthers } from '../../access/sight';
import type { Onlooking } from '../ports';
import { restrictedPart } from '../members/audiences';
import { agencyName, doneText } from '../members/names';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { AgendaItemView, MeetingSummaryView, MeetingTaskView, MeetingView, MinuteEntryView } from './meetingViews';

export function meetingSummary(meeting: Meeting, next: Meeting | undefined, ctx: Onlooking): MeetingSummaryView {
  const { id, on, startsAt, mode, state } = meeting;
  return {
    ...{ id, on, startsAt, mode, state },
    reference: meetingReference(meeting),
    dayText: dueText(on, ctx.today),
    endsAt: timeIn(meeting, meeting.durationMinutes, ctx),
    placeText: meeting.mode === 'teams' ? 'Microsoft Teams' : meeting.venue,
    next: meeting.id === next?.id,
    extra: meeting.extra,
    may: mayOf(meeting, ctx),
    ...warningOf(on, ctx),
    ...(meeting.mode === 'inPerson' && meeting.access !== undefined ? { access: meeting.access } : {}),
    ...(meeting.mode === 'teams' && meeting.joinLink !== undefined ? { joinLink: meeting.joinLink } : {}),
  };
}

type May = MeetingSummaryView['may'];

/** What the viewer may do with it now: how it stands allows it, and the row's door is open to them. */
function mayOf(meeting: Meeting, ctx: Onlooking): May {
  const doors = meetingDoors(meeting, ctx);
  return byName(namesOf(doors), (deed) => allows(meeting, deed) && doors[deed]());
}

function meetingDoors(
  meeting: Meeting,
  { viewer, doors, onlineMeetings }: Onlooking,
): Record<keyof May, () => boolean> {
  const isOpen = (name: GeneralMeetingDoor) => () => isOpenTo(doors[name], meetingConditions, meeting, viewer);
  return {
    plan: isOpen('meeting.move'),
    link: () => onlineMeetings !== undefined && isOpen('meeting.link')(),
    edit: isOpen('agenda.addItem'),
    publish: isOpen('agenda.publish'),
    acceptLate: isOpen('agenda.decideLate'),
    run: () => isOpenTo(doors['meeting.step'], stepConditions, { meeting, items: [] }, viewer),
    attend: () => isOpenTo(doors['attendance.reply'], meetingConditions, meeting, viewer),
    seeRecord: isOpen('meetings.minutes'),
  };
}

function warningOf(on: Meeting['on'], { calendar, today }: Onlooking): Pick<MeetingSummaryView, 'dayWarning'> {
  const warning = dayWarning(on, calendar.holidays);
  if (warning === undefined) return {};
  return { dayWarning: `This is ${warning.why}. The next working day is ${dayText(warning.better, today)}.` };
}

export function meetingView(
  meeting: Meeting,
  next: Meeting | undefined,
  attendances: readonly Attendance[],
  ctx: Onlooking,
): Omit<MeetingView, 'hasMinutes'> {
  const visible = meeting.agenda.filter((item) => maySeeItem(item, ctx.viewer));
  const frozenFrom = freezesOn(meeting.on, ctx.calendar.holidays);
  return {
    ...meetingSummary(meeting, next, ctx),
    marking: markingOf(
      ctx.roster.panel,
      visible.some(({ audience }) => audience.kind === 'named'),
    ),
    agenda: agendaViews(meeting, visible, attendances, ctx),
    agendaMinutes: totalMinutes(visible),
    durationMinutes: meeting.durationMinutes,
    endsAtInstant: minutesIn(meeting, meeting.durationMinutes, ctx),
    frozen: ctx.today >= frozenFrom,
    freezeText: `${ctx.today >= frozenFrom ? 'Frozen since' : 'Frozen from'} ${dueText(frozenFrom, ctx.today)}`,
    ...runPart(meeting, visible, ctx),
    ...(meeting.published === undefined ? {} : { publishedText: doneText('Published', meeting.published, ctx) }),
    ...(meeting.closed === undefined ? {} : { overrunMinutes: meeting.closed.overrunMinutes }),
    ...(meeting.signInCode !== undefined && hasRight(ctx.viewer, 'meeting.plan')
      ? { signInLink: ctx.tabLink(`meeting?meeting=${meeting.id}&signIn=${meeting.signInCode}`) }
      : {}),
  };
}

function agendaViews(
  meeting: Meeting,
  visible: readonly AgendaItem[],
  attendances: readonly Attendance[],
  ctx: Onlooking,
): AgendaItemView[] {
  return floorParts(visible).map(({ item, number, afterMinutes }) => {
    const recusedIds = recusedFrom(item.id, attendances);
    return {
      ...itemView(asToldTo(ctx.viewer, item, recusedIds), ctx),
      ...threatPictureOf(item, ctx),
      ...(number === undefined ? {} : { number }),
      startsAt: timeIn(meeting, afterMinutes, ctx),
      outcome: itemRunOf(meeting.run, item.id).outcome,
      ...(meeting.closed?.dealtWith?.includes(item.id) === true ? { dealtWith: true } : {}),
      may: mayOnItem({ meeting, item, recusedIds }, ctx),
    };
  });
}

/**
 * Whoever leaves for an item is told by its title when to go out, and whoever's agency has no agreement what it is called:
 * neither reads a paper of it.
 */
function asToldTo(viewer: Onlooking['viewer'], item: AgendaItem, recusedIds: readonly MemberId[]): AgendaItem {
  const hasLeft = viewer.kind === 'person' && isAmong(recusedIds, viewer.member);
  return hasLeft || !seesOthers(viewer) ? { ...without(item, ['disclosures']), papers: [] } : item;
}

const itemDoors = {
  record: 'meeting.record',
  giveTask: 'meeting.giveTask',
  speak: 'attendance.answerFloor',
} as const satisfies Record<keyof AgendaItemView['may'], keyof MeetingDoors>;

function mayOnItem(on: DealtWith, { viewer, doors }: Onlooking): AgendaItemView['may'] {
  return byName(
    namesOf(itemDoors),
    (deed) => allowsOnItem(on.meeting, deed) && isOpenTo(doors[itemDoors[deed]], dealingConditions, on, viewer),
  );
}

function itemView(
  item: AgendaItem,
  ctx: Onlooking,
): Omit<AgendaItemView, 'number' | 'startsAt' | 'outcome' | 'dealtWith' | 'presentation' | 'threatPicture' | 'may'> {
  const { id, title, kind, purpose, minutes, presenterId, papers, issueId, groupId, late, carried, audience } = item;
  const plans = hasRight(ctx.viewer, 'meeting.plan');
  return {
    ...{ id, title, kind, purpose, minutes, papers },
    restricted: audience.kind === 'named',
    isEntry: isEntry(item),
    ...(plans ? { audience, ...restrictedPart(audience, [], ctx), ...given({ preRead: item.preRead }) } : {}),
    ...itemDisclosures(item, ctx),
    ...(presenterId === undefined ? {} : { presenterId, presenterName: nameOf(ctx.roster, presenterId) }),
    ...(issueId === undefined ? {} : { issueId }),
    ...(groupId === undefined ? {} : { groupId }),
    ...(late === undefined ? {} : { late }),
    ...(carried === undefined ? {} : { carriedText: carriedText(carried) }),
  };
}

/** "Carried once, from M2" */
function carriedText({ times, firstMeetingId }: NonNullable<AgendaItem['carried']>): string {
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  return `Carried ${often}, from ${firstMeetingId}`;
}

/** The run as far as it is about items that the viewer may see. */
function runPart(
  { run }: Meeting,
  visible: readonly AgendaItem[],
  ctx: Onlooking,
): Pick<MeetingView, 'run' | 'chairName'> {
  if (run === undefined) return {};
  const chairName = nameOf(ctx.roster, run.chairId);
  const seen = new Set(visible.map(({ id }) => id));
  if (run.floor.kind !== 'finished' && !seen.has(run.floor.itemId)) return { chairName };
  // Who of a group is presented is asked for apart, by those who may know of them.
  const shown: Run = { ...without(run, ['presented']), items: run.items.filter(({ itemId }) => seen.has(itemId)) };
  return { chairName, run: shown };
}

/** When it has been planned to have gone on for so long. */
export function timeIn(meeting: Meeting, minutes: number, ctx: Onlooking): LocalTime {
  return timeText(minutesIn(meeting, minutes, ctx), zoneOf(ctx));
}

function minutesIn(meeting: Meeting, minutes: number, ctx: Onlooking): Instant {
  return addMinutes(startOf(meeting, zoneOf(ctx)), minutes);
}

export function minuteEntryView(entry: MinuteEntry, ctx: Onlooking): MinuteEntryView {
  const { id, meetingId, itemId, kind, text, grade, fourP, agencyIds, audience, at, by } = entry;
  return {
    ...{ id, meetingId, itemId, kind, text },
    restricted: audience.kind === 'named',
    statusText: `${momentText(at, ctx.today, zoneOf(ctx))} by ${nameOf(ctx.roster, by)}`,
    ...(grade === undefined ? {} : { grade }),
    ...(fourP === undefined ? {} : { fourP }),
    ...(agencyIds === undefined ? {} : { agencyIds }),
  };
}

export function meetingTaskView(task: Task, ctx: Onlooking): MeetingTaskView {
  const { id, reference, title, agencyId, ownerId, dueOn, origin, audience } = task;
  return {
    ...{ id, reference, title },
    agencyName: agencyName(agencyId, ctx),
    holderText: `${agencyName(agencyId, ctx)}, ${nameOf(ctx.roster, ownerId)}`,
    dueText: dueText(dueOn, ctx.today),
    restricted: audience.kind === 'named',
    ...(origin.kind === 'meeting' && origin.itemId !== undefined ? { itemId: origin.itemId } : {}),
  };
}
