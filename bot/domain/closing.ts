import { type AgendaItem, isOnAgenda, type Place, type Standing, withItem } from './agenda';
import { AgendaItemId, type IssueId, type MeetingId, type MemberId } from './ids';
import { type Meeting, startOf } from './meeting';
import { Refusal } from './refusal';
import { itemRunOf, takeStep } from './runSteps';
import { addMinutes, type Instant } from './time';

/** Not discussed to the end: never reached, left open, deferred, or still waiting for the chair. */
export function undiscussed({ agenda, run }: Meeting): AgendaItem[] {
  return agenda.filter((item) => !isOnAgenda(item) || itemRunOf(run, item.id).outcome !== 'done');
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

/** `items` of the meeting `from` on the agenda of the next one, marked with how often and since when they were carried. */
export function carriedTo(
  next: Meeting,
  items: readonly AgendaItem[],
  from: MeetingId,
): { readonly next: Meeting; readonly places: readonly Place[] } {
  let { agenda } = next;
  const places = items.map((item) => {
    const id = carriedId(agenda, item, from);
    agenda = withCarried(agenda, item, id, from);
    return { from: item.id, to: id };
  });
  return { next: { ...next, agenda }, places };
}

/** A line of the template stands on the next agenda already; it is marked and not doubled. */
function standingFor(agenda: readonly AgendaItem[], item: AgendaItem): AgendaItem | undefined {
  return agenda.find(({ id, title, kind }) => id === item.id && title === item.title && kind === item.kind);
}

function carriedId(agenda: readonly AgendaItem[], item: AgendaItem, from: MeetingId): AgendaItemId {
  const isTaken = standingFor(agenda, item) === undefined && agenda.some(({ id }) => id === item.id);
  return isTaken ? AgendaItemId.parse(`${carriedPrefix(from)}${item.id}`) : item.id;
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

function withCarried(agenda: AgendaItem[], item: AgendaItem, id: AgendaItemId, from: MeetingId): AgendaItem[] {
  const carried = {
    times: (item.carried?.times ?? 0) + 1,
    firstMeetingId: item.carried?.firstMeetingId ?? from,
  };
  const { late: _, ...rest } = item;
  const standing = standingFor(agenda, item);
  if (standing !== undefined) return agenda.map((each) => (each === standing ? { ...each, carried } : each));
  return withItem(agenda, { ...rest, id, carried });
}
