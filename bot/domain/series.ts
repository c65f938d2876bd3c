import type { MeetingId } from './ids';
import { agendaFrom, type AgendaItem } from './agenda';
import { findNextMeeting, lastNumber, type Meeting, meetingIdOf, meetingReference } from './meeting';
import type { MeetingMode, Panel, Series } from './panel';
import { Refusal } from './refusal';
import {
  addDays,
  addWorkingDays,
  type Instant,
  isWeekend,
  type LocalDate,
  localDateOf,
  type LocalTime,
  nthWeekday,
  timeText,
} from './time';

/** Ten years of monthly meetings: a bound for a rule that would go on for ever. */
const MAX_MEETINGS = 120;
/** A century of monthly meetings: a bound for a first day that lies far back. */
const MAX_SLOTS = 1200;

/**
 * Meetings from the panel's rule: every one up to `until`, and never fewer than `atLeast`. Numbered by their place in the
 * series: a panel that has met for years goes on with its own number. Days before `from` make none.
 */
export function seriesMeetings(
  panel: Panel,
  until: LocalDate,
  atLeast: number,
  from: LocalDate = panel.series.firstMeetingOn,
): Meeting[] {
  const meetings: Meeting[] = [];
  for (let slot = slotFrom(panel.series, from); meetings.length < MAX_MEETINGS; slot++) {
    const on = slotDay(panel.series, slot);
    if (on > until && meetings.length >= atLeast) break;
    meetings.push(newMeeting(panel, slot, on, slotMode(panel.series, slot)));
  }
  return meetings;
}

/** The place in the series of its first day on or after `from`. */
export function slotFrom(series: Series, from: LocalDate): number {
  let slot = 1;
  while (slot < MAX_SLOTS && slotDay(series, slot) < from) slot += 1;
  return slot;
}

/**
 * The rule as it is saved over `before`: where its days are others, the next meeting is on its first day after today and
 * after all meetings that stand.
 */
export function seriesOver(before: Series, next: Series, existing: readonly Meeting[], today: LocalDate): Series {
  const { slotOffset: _, ...rule } = next;
  if (areDaysOf(before, rule))
    return before.slotOffset === undefined ? rule : { ...rule, slotOffset: before.slotOffset };
  const days = existing.filter(({ extra }) => !extra).map(({ on }) => on);
  const after = addDays(
    days.reduce((latest, on) => (on > latest ? on : latest), addDays(today, -1)),
    1,
  );
  return { ...rule, slotOffset: slotFrom(rule, after) - 1 - days.length };
}

function areDaysOf(one: Series, other: Series): boolean {
  const keys = ['firstMeetingOn', 'everyMonths', 'weekOfMonth', 'weekday'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/**
 * The next `count` meetings after those there are, on the rule's days. *By slot* the modes alternate by their place in
 * the series; *by held* they go on from the last one that was not cancelled.
 */
export function nextInSeries(panel: Panel, existing: readonly Meeting[], count: number): Meeting[] {
  const { series } = panel;
  const regular = existing.filter((meeting) => !meeting.extra).sort((a, b) => a.number - b.number);
  const last = lastNumber(existing);
  let held = regular.filter(({ state }) => state !== 'cancelled').at(-1)?.mode;
  return Array.from({ length: count }, (_, index) => {
    const slot = regular.length + (series.slotOffset ?? 0) + index + 1;
    const mode = series.rule === 'bySlot' || held === undefined ? slotMode(series, slot) : otherMode(held);
    held = mode;
    return newMeeting(panel, last + index + 1, slotDay(series, slot), mode);
  });
}

function slotDay(series: Series, slot: number): LocalDate {
  if (slot === 1) return series.firstMeetingOn;
  return nthWeekday(series.firstMeetingOn, (slot - 1) * series.everyMonths, series.weekOfMonth, series.weekday);
}

const ordinals = ['first', 'second', 'third', 'fourth'];

/** "this is not the second Wednesday of its month, which is 2027-01-13"; undefined where the first day is the rule's own. */
export function firstDayFault(series: Series): string | undefined {
  const year = Number(series.firstMeetingOn.slice(0, 4));
  if (year < 1990 || year > 2100) return 'this is no day on which a panel begins: choose one of 1990 to 2100';
  const byRule = firstDayByRule(series);
  if (byRule === series.firstMeetingOn) return undefined;
  return `this is not the ${ordinals[series.weekOfMonth - 1] ?? ''} ${series.weekday} of its month, which is ${byRule}`;
}

/** Where the rule itself falls in the month of the first meeting. */
function firstDayByRule({ firstMeetingOn, weekOfMonth, weekday }: Series): LocalDate {
  return nthWeekday(firstMeetingOn, 0, weekOfMonth, weekday);
}

function slotMode({ firstMode }: Series, slot: number): MeetingMode {
  return slot % 2 === 1 ? firstMode : otherMode(firstMode);
}

function otherMode(mode: MeetingMode): MeetingMode {
  return mode === 'teams' ? 'inPerson' : 'teams';
}

export function newMeeting(panel: Panel, number: number, on: LocalDate, mode: MeetingMode, extra = false): Meeting {
  const { startsAt, durationMinutes } = panel.series;
  const core = {
    id: meetingIdOf(number),
    panelId: panel.id,
    number,
    on,
    startsAt,
    durationMinutes,
    state: 'planned' as const,
    sequence: 0,
    extra,
    agenda: agendaFrom(panel.agendaTemplate),
  };
  return mode === 'teams' ? { ...core, mode } : { ...core, mode, venue: panel.venue };
}

/** On Teams at any hour, about one thing, besides the series. */
export function newFlashMeeting(
  panel: Panel,
  number: number,
  { begins, minutes, item }: { readonly begins: Instant; readonly minutes: number; readonly item: AgendaItem },
): Meeting {
  return {
    ...newMeeting(panel, number, localDateOf(begins, panel.timeZone), 'teams', true),
    ...{ startsAt: timeText(begins, panel.timeZone), durationMinutes: minutes, agenda: [item] },
  };
}

/** Where a meeting takes place: on Teams a link and no room, in person a room and no link. */
export type Place =
  | { readonly mode: 'teams'; readonly joinLink?: string | undefined }
  | { readonly mode: 'inPerson'; readonly venue: string; readonly access?: string | undefined };

/** The same meeting elsewhere: calendars are told by a higher SEQUENCE. @throws Refusal `meeting-not-planned` */
export function placed(meeting: Meeting, place: Place): Meeting {
  guardPlanned(meeting);
  const core = coreOf(meeting);
  const sequence = meeting.sequence + 1;
  if (place.mode === 'teams') {
    return { ...core, sequence, mode: 'teams', ...(place.joinLink === undefined ? {} : { joinLink: place.joinLink }) };
  }
  const access = place.access === undefined ? {} : { access: place.access };
  return { ...core, sequence, mode: 'inPerson', venue: place.venue, ...access };
}

/** All of a meeting but where it is. */
function coreOf(meeting: Meeting): Omit<Meeting, 'mode'> {
  if (meeting.mode === 'teams') {
    const { mode: _, joinLink: __, ...core } = meeting;
    return core;
  }
  const { mode: _, venue: __, access: ___, ...core } = meeting;
  return core;
}

interface Slot {
  readonly on: LocalDate;
  readonly startsAt?: LocalTime | undefined;
  readonly durationMinutes?: number | undefined;
}

/** The same meeting at another time; the others stay where they are. @throws Refusal `meeting-not-planned`, `day-taken` */
export function moved(meeting: Meeting, slot: Slot, others: readonly Meeting[]): Meeting {
  guardPlanned(meeting);
  guardDay(slot.on, others, meeting.id);
  const { startsAt = meeting.startsAt, durationMinutes = meeting.durationMinutes } = slot;
  if (slot.on === meeting.on && startsAt === meeting.startsAt && durationMinutes === meeting.durationMinutes) {
    return meeting;
  }
  return { ...meeting, on: slot.on, startsAt, durationMinutes, sequence: meeting.sequence + 1 };
}

/** Where what a meeting leaves undone goes: the next planned one; where there is none, the one that the rule would plan. */
export function meetingAfter(meeting: Meeting, all: readonly Meeting[], panel: Panel): Meeting | undefined {
  const later = all.filter(({ on, state, id }) => state === 'planned' && id !== meeting.id && on >= meeting.on);
  return findNextMeeting(later, meeting.on) ?? nextInSeries(panel, all, 1)[0];
}

/**
 * The meeting cancelled, and under the rule *by held* every later one of the series in the mode of the one before it:
 * the next meeting held takes the mode that would have been lost. Under *by slot* nothing else changes.
 *
 * @returns the meetings that change @throws Refusal `meeting-not-planned`
 */
export function cancelled(meeting: Meeting, all: readonly Meeting[], panel: Panel): Meeting[] {
  guardPlanned(meeting);
  const gone: Meeting = { ...meeting, state: 'cancelled', sequence: meeting.sequence + 1 };
  if (panel.series.rule === 'bySlot' || meeting.extra) return [gone];
  const later = all
    .filter((each) => each.number > meeting.number && each.state === 'planned' && !each.extra)
    .sort((a, b) => a.number - b.number);
  const modes = [meeting.mode, ...later.map(({ mode }) => mode)];
  const shifted = later.flatMap((each, index) => {
    const mode = modes[index];
    return mode === undefined || mode === each.mode ? [] : [placed(each, usualPlace(mode, panel))];
  });
  return [gone, ...shifted];
}

function usualPlace(mode: MeetingMode, { venue }: Panel): Place {
  return mode === 'teams' ? { mode } : { mode, venue };
}

/** @throws Refusal `day-taken` */
export function guardDay(on: LocalDate, meetings: readonly Meeting[], except?: MeetingId): void {
  const taken = meetings.find((each) => each.on === on && each.state !== 'cancelled' && each.id !== except);
  if (taken !== undefined) throw new Refusal('day-taken', { reference: meetingReference(taken) });
}

function guardPlanned(meeting: Meeting): void {
  if (meeting.state !== 'planned') throw new Refusal('meeting-not-planned', { reference: meetingReference(meeting) });
}

/** Why a day is a poor one for a meeting, and the next working day; undefined when it is a good one. */
export function dayWarning(
  on: LocalDate,
  holidays: ReadonlyMap<string, string>,
): { readonly why: string; readonly better: LocalDate } | undefined {
  const holiday = holidays.get(on);
  const why = holiday === undefined ? (isWeekend(on) ? 'a weekend' : undefined) : `a bank holiday (${holiday})`;
  return why === undefined ? undefined : { why, better: addWorkingDays(on, 1, holidays) };
}
