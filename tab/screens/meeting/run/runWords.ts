import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { minutesText } from '../../../../bot/domain/minutesText';
import type { Run, RunStep } from '../../../../bot/domain/run';
import { type ItemTimes, itemRunOf, itemTimes, msToFinish } from '../../../../bot/domain/runSteps';
import { floorParts, isOnAgenda, sectionsOf } from '../../../../bot/domain/sections';
import type { Instant } from '../../../../bot/domain/time';

const MINUTE_MS = 60_000;

/** "4 of 15 minutes", "2 minutes over" */
export function spentText({ plannedMs, spentMs, leftMs }: ItemTimes): string {
  const planned = Math.round(plannedMs / MINUTE_MS);
  if (leftMs > 0) return `${Math.floor(spentMs / MINUTE_MS)} of ${minutesText(planned)}`;
  const over = Math.floor(-leftMs / MINUTE_MS);
  return over === 0 ? `The ${minutesText(planned)} are used up` : `${minutesText(over)} over`;
}

/** "6 minutes left", "2 minutes over" */
export function leftText(times: ItemTimes): string {
  if (times.leftMs <= 0) return times.leftMs > -MINUTE_MS ? 'Time is up' : spentText(times);
  const left = Math.ceil(times.leftMs / MINUTE_MS);
  return left === 1 ? 'Last minute' : `${minutesText(left)} left`;
}

/**
 * "15 min" of what is to come, "4 of 15 min" once it has begun. A line is said with what stands in it, as the agenda
 * planned it.
 */
export function rowTimeText(item: AgendaItemView, { agenda, run }: MeetingView, now: Instant): string {
  const times = [item, ...standingIn(item, agenda)].map(({ id }) => itemTimes(agenda, id, run, now));
  const sum = (of: 'plannedMs' | 'spentMs') => times.reduce((all, each) => all + each[of], 0) / MINUTE_MS;
  const [planned, spent] = [`${Math.round(sum('plannedMs'))} min`, Math.floor(sum('spentMs'))];
  if (spent > 0) return `${spent} of ${planned}`;
  return itemRunOf(run, item.id).outcome === 'done' ? `under 1 of ${planned}` : planned;
}

/** What became of it; of a line that gave all its time to what stands in it, what became of that. */
export function outcomeOf(item: AgendaItemView, { agenda, run }: MeetingView): AgendaItemView['outcome'] {
  const inIt = standingIn(item, agenda);
  const own = floorParts(agenda).find((part) => part.item.id === item.id);
  if (own?.comesUp === true || inIt.length === 0) return item.outcome;
  const [first = item.outcome, ...others] = inIt.map(({ id }) => itemRunOf(run, id).outcome);
  return others.every((each) => each === first) ? first : 'open';
}

function standingIn({ id }: AgendaItemView, agenda: readonly AgendaItemView[]): AgendaItemView[] {
  const section = sectionsOf(agenda).find(({ line }) => line.id === id);
  return section?.items.filter(isOnAgenda) ?? [];
}

/** 1 and above once the time is used up. A line that has given all its time away has none. */
export function usedShare({ spentMs, plannedMs }: ItemTimes): number {
  return plannedMs === 0 ? 1 : spentMs / plannedMs;
}

export interface Finish {
  readonly time: string;
  /** Against the planned end: late, early or 0. */
  readonly lateMinutes: number;
  readonly words: string;
}

/** When the meeting will be over if each open item takes what is left of its time. */
export function predictedFinish(meeting: MeetingView, run: Run, now: Instant, timeZone: string): Finish {
  const finishMs = Date.parse(now) + msToFinish(meeting.agenda, run, now);
  // By the minutes shown: 12:03 is three minutes after 12:00, however many seconds there are.
  const lateMinutes = Math.floor(finishMs / MINUTE_MS) - Math.floor(Date.parse(meeting.endsAtInstant) / MINUTE_MS);
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return { time: format.format(finishMs), lateMinutes, words: latenessText(lateMinutes) };
}

function latenessText(minutes: number): string {
  if (minutes === 0) return 'on time';
  return minutes > 0 ? `${minutesText(minutes)} late` : `${minutesText(-minutes)} early`;
}

export function itemWith(agenda: readonly AgendaItemView[], id: AgendaItemId | undefined): AgendaItemView | undefined {
  return agenda.find((item) => item.id === id);
}

/** What a step does, for when it is refused; and what is said aloud once it is done. */
const stepWords: Record<RunStep['kind'], { readonly what: string; readonly done: string }> = {
  start: { what: 'Start the meeting', done: 'The meeting has begun.' },
  pause: { what: 'Pause', done: 'Paused.' },
  resume: { what: 'Resume', done: 'Going on.' },
  goTo: { what: 'Go to ITEM', done: 'Now: ITEM.' },
  finish: { what: 'Finish the agenda', done: 'The agenda is finished.' },
  extend: { what: 'Extend ITEM', done: 'ITEM has MINUTES more.' },
  defer: { what: 'Defer ITEM', done: 'ITEM is deferred to the next meeting.' },
  restore: { what: 'Take ITEM after all', done: 'ITEM comes after all.' },
  move: { what: 'Move ITEM', done: 'ITEM is moved.' },
  handOver: { what: 'Hand over', done: 'Handed over.' },
  reveal: { what: 'Show the words of ITEM', done: 'The words of ITEM are on the stage.' },
  conceal: { what: 'Hide the words of ITEM', done: 'The words of ITEM are off the stage.' },
};

/** "Extend Threat picture"; "Threat picture has 5 minutes more." */
export function wordsOf(step: RunStep, { agenda }: Pick<MeetingView, 'agenda'>): { what: string; done: string } {
  const title = 'itemId' in step ? (itemWith(agenda, step.itemId)?.title ?? 'An item') : '';
  const minutes = step.kind === 'extend' ? minutesText(step.minutes) : '';
  const fill = (text: string): string => text.replace('ITEM', () => title).replace('MINUTES', minutes);
  const { what, done } = stepWords[step.kind];
  return { what: fill(what), done: fill(done) };
}
