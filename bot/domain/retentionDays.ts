import { Temporal } from 'temporal-polyfill';
import type { Group } from './group';
import type { Issue } from './issue';
import type { Meeting } from './meeting';
import type { Nominal } from './nominal';
import { stateStamp, type Task, isOpen } from './task';
import { addDays, type Instant, LocalDate } from './time';

/** The same day so many months on, or the last of that month. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return LocalDate.parse(Temporal.PlainDate.from(day).add({ months }).toString());
}

/** The first day of which the period is not over: what ended before it is due today. */
export function firstNotDue(months: number, today: LocalDate): LocalDate {
  let day = addMonths(today, -months);
  while (addMonths(day, months) <= today) day = addDays(day, 1);
  return day;
}

/** In UTC: of years, a day is no matter. */
export function dayOf(at: Instant): LocalDate {
  return LocalDate.parse(at.slice(0, 10));
}

export function taskEndedOn(task: Task): LocalDate | undefined {
  return isOpen(task) ? undefined : dayOf(stateStamp(task).at);
}

/** One that was made a task is over: the task goes on. */
export function issueEndedOn(issue: Issue): LocalDate | undefined {
  switch (issue.state) {
    case 'raised':
    case 'triaged':
    case 'onAgenda':
      return undefined;
    case 'discussed':
      return dayOf(issue.discussed.at);
    case 'closed':
      return dayOf(issue.closed.at);
    case 'withdrawn':
      return dayOf(issue.withdrawn.at);
    case 'tasked':
    case 'merged':
      return dayOf(issue.changed.at);
  }
}

export function meetingEndedOn({ state, on }: Meeting): LocalDate | undefined {
  return state === 'closed' || state === 'cancelled' ? on : undefined;
}

/** The day from which groups and people count that were recorded before the day was kept with them. */
const firstCounted = LocalDate.parse('2026-11-30');

/** Neither has an end: whether they are still needed is asked when their period is over. */
export function groupCountsFrom({ recordedOn = firstCounted }: Group): LocalDate {
  return recordedOn;
}

/** Of one that became one with another nothing is asked: it goes with that one. */
export function nominalCountsFrom({ changed, recordedOn = firstCounted, mergedInto }: Nominal): LocalDate | undefined {
  if (mergedInto !== undefined) return undefined;
  return changed === undefined ? recordedOn : dayOf(changed.at);
}
