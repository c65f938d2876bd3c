import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { Run, RunStep } from '../../../../bot/domain/run';
import { type ItemTimes, msToFinish } from '../../../../bot/domain/runSteps';
import type { Instant } from '../../../../bot/domain/time';

const MINUTE_MS = 60_000;

function minutesText(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`;
}

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
