import type { Disruption } from './disruption';
import type { Group } from './group';
import type { GroupId } from './ids';
import type { Issue } from './issue';
import type { KeptMeasure, ReckonedMeasure } from './measures';
import type { Meeting } from './meeting';
import { issueReaders, type IssueTags } from './issue';
import type { Opportunity } from './opportunity';
import { isOwed, type Task, taskReaders } from './task';
import type { Threat } from './threat';
import { addDays, type Instant, type LocalDate, localDateOf } from './time';

/** How many, and the sum of what each has: minutes, or 1 where it is of the part that a share tells. */
export type Cell = readonly [n: number, sum: number];

/** What a record counts as under one measure, on one day. `''`: in all; "agency.hmrc": under that of a dimension. */
export interface Counted {
  readonly on: LocalDate;
  readonly cells: Readonly<Record<string, Cell>>;
}

export type CountedAs = { readonly [Measure in ReckonedMeasure]?: Counted };

/** All that a record counts as. */
export interface CountedRecord {
  readonly as: CountedAs;
  /** It is for few, or hidden from somebody: it counts only for those from whom it is not hidden. */
  readonly readers?: readonly string[];
  /** It counts only for those who may see this group: who that is, the group alone says. */
  readonly groupId?: GroupId;
}

/**
 * Whose day it is: bank holidays are those of England and Wales, and what was counted stays true whatever a panel says of
 * its clock later.
 */
const COUNTED_IN = 'Europe/London';

/*
 * Whatever is counted otherwise from here on needs another `keying` of its kind of record (ledger/records.ts): all of it
 * is then counted anew.
 */

export function countedTask(task: Task): CountedRecord {
  const by = [`agency.${task.agencyId}`];
  const due = overdueOn(task);
  const as: CountedAs = {
    ...('allocated' in task && { tasksGiven: once(dayOf(task.created.at), 0, by) }),
    ...(due !== undefined && { tasksOverdue: once(due, 0, by) }),
    ...('acknowledged' in task &&
      task.acknowledged.workingMinutes !== undefined && {
        ackTime: once(dayOf(task.acknowledged.at), task.acknowledged.workingMinutes, by),
      }),
    ...('completed' in task && {
      doneInTime: once(dayOf(task.completed.at), dayOf(task.completed.at) <= task.dueOn ? 1 : 0, by),
    }),
    ...(task.state === 'closed' && {
      tasksClosed: once(dayOf(task.closed.at), 0, [...by, `fourP.${task.fourP}`]),
    }),
  };
  return { as, ...readersApart(taskReaders(task)) };
}

/**
 * The day from which it is overdue: of what is still owed it may lie ahead, and is counted once it has come. What was
 * done, given back or withdrawn by then never becomes so.
 */
function overdueOn(task: Task): LocalDate | undefined {
  const end = endOf(task);
  return isOwed(task) || (end !== undefined && dayOf(end) > task.dueOn) ? addDays(task.dueOn, 1) : undefined;
}

/** When its agency owed it no more. */
function endOf(task: Task): Instant | undefined {
  if ('completed' in task) return task.completed.at;
  return task.state === 'declined' ? task.declined.at : undefined;
}

export function countedIssue(issue: Issue): CountedRecord {
  const by = [`agency.${issue.agencyId}`];
  const { raised, disclosed } = issue;
  const as: CountedAs =
    issue.state === 'withdrawn'
      ? {}
      : {
          issuesRaised: once(dayOf(raised.at), 0, [...by, ...tagCells(issue.tags)]),
          ...(disclosed !== undefined && {
            shareTime: once(dayOf(disclosed.at), minutesBetween(raised.at, disclosed.at), by),
          }),
        };
  return { as, ...readersApart(issueReaders(issue)) };
}

/** Its threats in one cell, so that it counts once under a name that two of them go on as. */
function tagCells({ threats, place, sector }: IssueTags = { threats: [] }): string[] {
  return [
    ...(threats.length === 0 ? [] : [`threats.${JSON.stringify([...threats].sort())}`]),
    ...(place === undefined ? [] : [`place.${place}`]),
    ...(sector === undefined ? [] : [`sector.${sector}`]),
  ];
}

/** Seats at a meeting that is over; those that closed before seats were kept count as none. */
export function countedMeeting({ on, state, closed }: Meeting): CountedRecord {
  const { seats = [] } = closed ?? {};
  if (state !== 'closed' || seats.length === 0) return { as: {} };
  const cells: Record<string, Cell> = {};
  for (const { agencyId, isNew, came } of seats) {
    for (const name of ['', `agency.${agencyId}`, `tenure.${isNew === true ? 'new' : 'settled'}`]) {
      const [n, sum] = cells[name] ?? [0, 0];
      cells[name] = [n + 1, sum + (came === true ? 1 : 0)];
    }
  }
  return { as: { attendance: { on, cells } } };
}

export function countedDisruption(disruption: Disruption): CountedRecord {
  const { on, fourP, agencyIds, groupId, proposed, moderated, withdrawn, readers } = disruption;
  const by = [...agencyIds.map((id) => `agency.${id}`), ...(fourP === undefined ? [] : [`fourP.${fourP}`])];
  const graded = (grade: string) => once(on, 0, [`grade.${grade}`, ...by]);
  const as: CountedAs =
    withdrawn !== undefined
      ? {}
      : {
          ...(moderated !== undefined && { disruptions: graded(moderated.grade) }),
          ...(proposed.grade !== undefined && { disruptionsProposed: graded(proposed.grade) }),
        };
  return groupId === undefined ? { as, ...readersApart(readers) } : { as, readers, groupId };
}

export function countedOpportunity({ raised, state, agencyId, groupId }: Opportunity): CountedRecord {
  const isTasked = state === 'tasked' ? 1 : 0;
  return {
    as: { opportunities: once(dayOf(raised.at), isTasked, [`agency.${agencyId}`]) },
    readers: ['*'],
    groupId,
  };
}

/** A name that was shipped was proposed by nobody. */
export function countedThreat(threat: Threat): CountedAs {
  const { state, proposed } = threat;
  if (state === 'declined' || proposed === undefined) return {};
  return {
    threatsProposed: once(dayOf(proposed.at), 0, []),
    ...(state === 'confirmed' &&
      threat.confirmed !== undefined && { newThreats: once(dayOf(threat.confirmed.at), 0, []) }),
  };
}

/** @param opportunities how many were raised for it */
export function countedGroup({ recordedOn }: Pick<Group, 'recordedOn'>, opportunities: number): CountedAs {
  return recordedOn === undefined ? {} : { opportunitiesPerGroup: once(recordedOn, opportunities, []) };
}

/** In which month a record counts under each measure: lists of what stands behind a number find it by this. */
export function countedKeys({ as }: CountedRecord): { readonly [Measure in KeptMeasure]?: string } {
  return Object.fromEntries(Object.entries(as).map(([measure, { on }]) => [measure, monthOf(on)]));
}

/** "2027-03" */
export function monthOf(on: LocalDate): string {
  return on.slice(0, 7);
}

function once(on: LocalDate, sum: number, by: readonly string[]): Counted {
  return { on, cells: Object.fromEntries(['', ...by].map((name) => [name, [1, sum] as const])) };
}

/** For the whole panel and hidden from nobody, it needs no word. */
function readersApart(readers: readonly string[]): Pick<CountedRecord, 'readers'> {
  const isForAll = readers.includes('*') && !readers.some((reader) => reader.startsWith('!'));
  return isForAll ? {} : { readers };
}

function dayOf(at: Instant): LocalDate {
  return localDateOf(at, COUNTED_IN);
}

function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
}
