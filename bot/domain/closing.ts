import type { AgendaItem, Place, Standing } from './agenda';
import { withItem } from './agendaOrder';
import { given } from './given';
import { AgendaItemId, type IssueId, type MeetingId, type MemberId } from './ids';
import { type Meeting, startOf } from './meeting';
import { Refusal } from './refusal';
import type { Run } from './run';
import { floorItemId, itemRunOf, takeStep } from './runSteps';
import { floorParts, isOnAgenda, isTemplateLine, type Placed } from './sections';
import { addMinutes, type Instant } from './time';

/**
 * What goes to the next meeting when this one is closed: never reached, left open, deferred, or still waiting for the
 * chair. What is on the floor counts as discussed; the template's own lines stand on the next agenda anyway, and what was
 * dealt with otherwise goes nowhere.
 */
export function toCarry<Item extends Placed>(agenda: readonly Item[], run: Run | undefined): Item[] {
  return floorParts(agenda)
    .filter(({ item, comesUp }) => (comesUp ? !isDiscussed(item, run) : !isOnAgenda(item)))
    .flatMap(({ item }) => (isTemplateLine(item) || item.dealtWith === true ? [] : [item]));
}

export function isDiscussed({ id }: Pick<Placed, 'id'>, run: Run | undefined): boolean {
  return itemRunOf(run, id).outcome === 'done' || floorItemId(run) === id;
}

/** The meeting over, with its overrun in whole minutes against the planned end. @throws Refusal `meeting-not-running` */
export function closed(meeting: Meeting, stepId: string, by: MemberId, at: Instant, timeZone: string): Meeting {
  if (meeting.state === 'closed') return meeting;
  if (meeting.state !== 'running') throw new Refusal('meeting-not-running');
  const { run } = takeStep(meeting, { stepId, step: { kind: 'finish' }, at, by });
  const plannedEnd = addMinutes(startOf(meeting, timeZone), meeting.durationMinutes);
  const over = Math.floor((Date.parse(at) - Date.parse(plannedEnd)) / 60_000);
  const done = { by, at, overrunMinutes: Math.max(0, over) };
  return { ...meeting, state: 'closed', closed: done, ...(run === undefined ? {} : { run }) };
}

/** A meeting that is over says for good which of its items went nowhere. */
export function withDealtWith(over: Meeting, items: readonly AgendaItem[]): Meeting {
  if (over.closed === undefined || items.length === 0) return over;
  return { ...over, closed: { ...over.closed, dealtWith: items.map(({ id }) => id) } };
}

/**
 * `items` of the meeting `from` on the agenda of the next one, marked with how often and since when they were carried.
 * Before that meeting has begun they may come back as they were.
 */
export function carriedTo(
  next: Meeting,
  items: readonly AgendaItem[],
  { id: from, state }: Pick<Meeting, 'id' | 'state'>,
): { readonly next: Meeting; readonly places: readonly Place[] } {
  let { agenda } = next;
  const places = items.map((item) => {
    const id = carriedId(agenda, item, from);
    agenda = withItem(agenda, { ...withoutLate(item), id, carried: carriedMark(item, from, state === 'planned') });
    return { from: item.id, to: id };
  });
  return { next: { ...next, agenda }, places };
}

/** What went from the meeting `to` before that began, as it now is, with the standing that it had there. */
export function carriedBack(
  next: Meeting,
  itemId: AgendaItemId,
  to: MeetingId,
): { readonly next: Meeting; readonly item: AgendaItem; readonly place: Place } | undefined {
  const ids = [itemId, AgendaItemId.parse(`${carriedPrefix(to)}${itemId}`)];
  const there = next.agenda.find(({ id, carried }) => ids.includes(id) && carried?.beforehand !== undefined);
  if (there?.carried?.beforehand === undefined) return undefined;
  const { before: [last, ...others] = [], ...standing } = there.carried.beforehand;
  const { carried, ...rest } = there;
  const { times, firstMeetingId } = carried;
  const earlier =
    last === undefined ? {} : { beforehand: { ...last, ...(others.length > 0 ? { before: others } : {}) } };
  const mark = times === 1 ? {} : { carried: { times: times - 1, firstMeetingId, ...earlier } };
  const agenda = next.agenda.filter((each) => each !== there);
  const item = { ...rest, id: itemId, ...standing, ...mark };
  return { next: { ...next, agenda }, item, place: { from: there.id, to: itemId } };
}

function carriedId(agenda: readonly AgendaItem[], { id }: AgendaItem, from: MeetingId): AgendaItemId {
  return agenda.some((each) => each.id === id) ? AgendaItemId.parse(`${carriedPrefix(from)}${id}`) : id;
}

function carriedPrefix(from: MeetingId): string {
  return `${from}-`;
}

/** The same item all along: where it stands, wherever its issues stood, and all that these were carried from. */
export function standingsOf(
  here: { readonly meetingId: MeetingId; readonly item: AgendaItem } | undefined,
  issueIds: readonly IssueId[],
  meetings: readonly Meeting[],
): Standing[] {
  const known = [
    ...(here === undefined ? [] : [here]),
    ...meetings.flatMap(({ id: meetingId, agenda }) =>
      agenda
        .filter(({ issueId }) => issueId !== undefined && issueIds.includes(issueId))
        .map((item) => ({ meetingId, item })),
    ),
  ];
  const all = known.flatMap(({ meetingId, item }) => [{ meetingId, itemId: item.id }, ...carriedFrom(item, meetings)]);
  const keys = all.map(({ meetingId, itemId }) => `${meetingId}.${itemId}`);
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** Where an item stood before it was carried, the latest first. */
function carriedFrom({ id, carried }: AgendaItem, meetings: readonly Meeting[]): Standing[] {
  if (carried === undefined) return [];
  const { times, firstMeetingId } = carried;
  const isBefore = ({ id: meetingId }: Meeting, before: AgendaItem) =>
    (before.id === id || `${carriedPrefix(meetingId)}${before.id}` === id) &&
    (times === 1
      ? meetingId === firstMeetingId
      : before.carried?.times === times - 1 && before.carried.firstMeetingId === firstMeetingId);
  for (const meeting of meetings) {
    const before = meeting.agenda.find((each) => isBefore(meeting, each));
    if (before !== undefined) return [{ meetingId: meeting.id, itemId: before.id }, ...carriedFrom(before, meetings)];
  }
  // Deferred while it waited for the chair: it is gone from the agenda it came from, under the id that it has kept.
  return [{ meetingId: firstMeetingId, itemId: id }];
}

function withoutLate({ late: _, ...item }: AgendaItem): AgendaItem {
  return item;
}

function carriedMark(
  { carried, late }: AgendaItem,
  from: MeetingId,
  isBeforehand: boolean,
): NonNullable<AgendaItem['carried']> {
  const mark = { times: (carried?.times ?? 0) + 1, firstMeetingId: carried?.firstMeetingId ?? from };
  if (!isBeforehand) return mark;
  const before = leftSoFar(carried);
  return { ...mark, beforehand: { ...given({ late }), ...(before.length > 0 ? { before } : {}) } };
}

/** How an item stood at the meetings that it left before they began, the latest first. */
function leftSoFar(carried: AgendaItem['carried']): Pick<AgendaItem, 'late'>[] {
  if (carried?.beforehand === undefined) return [];
  const { before = [], ...last } = carried.beforehand;
  return [last, ...before];
}
