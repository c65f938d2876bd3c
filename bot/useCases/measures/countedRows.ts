import { wordsInList } from '../../domain/audience';
import { type Counted, countedIssue, countedTask } from '../../domain/counted';
import type { Issue } from '../../domain/issue';
import { keptFor, measureWords, type PeriodMeasure } from '../../domain/measures';
import { type Meeting, type MeetingSeat, meetingReference } from '../../domain/meeting';
import { isHost } from '../../domain/agency';
import type { Task } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import type { Threat } from '../../domain/threat';
import { dayText } from '../../domain/time';
import { nameOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { rounded, valueText } from './figures';
import type { CountedView } from './measureViews';

export function countedTaskRow(task: Task, ctx: Context): Omit<CountedView, 'onText' | 'note'> {
  const { id, reference, title, agencyId } = task;
  return {
    ...{ key: `task:${id}`, reference, title: wordsInList(task, title), agencyName: agencyName(agencyId, ctx) },
    place: `action-log?task=${id}`,
  };
}

export function taskRow(task: Task, measure: PeriodMeasure, ctx: Context): CountedView {
  return { ...countedTaskRow(task, ctx), ...whenAndWhat(countedTask(task).as[keptFor(measure)], measure, ctx) };
}

export function issueRow(issue: Issue, measure: PeriodMeasure, ctx: Context): CountedView {
  const { id, reference, text, agencyId } = issue;
  const agency = ctx.roster.agencies.get(agencyId);
  const isOurs = agency !== undefined && isHost(agency, ctx.roster.panel);
  return {
    ...{ key: `issue:${id}`, reference, title: wordsInList(issue, headlineOf(text, 90)) },
    ...{ agencyName: agencyName(agencyId, ctx), place: `issues?issue=${id}` },
    ...whenAndWhat(countedIssue(issue).as[keptFor(measure)], measure, ctx),
    ...(measure === 'partnerIssues' ? { note: isOurs ? 'The force’s own' : 'By a partner' } : {}),
  };
}

export function seatRow(seat: MeetingSeat, meeting: Meeting, ctx: Context): CountedView {
  const { memberId, agencyId, isNew, came } = seat;
  const note = `${came === true ? 'Came' : 'Did not come'}${isNew === true ? ', new' : ''}`;
  return {
    ...{ key: `${meeting.id}:${memberId}`, reference: meetingReference(meeting), title: nameOf(ctx.roster, memberId) },
    ...{ agencyName: agencyName(agencyId, ctx), note, onText: dayText(meeting.on, ctx.today) },
    place: `meeting?meeting=${meeting.id}`,
  };
}

export function threatRow(
  { id, name, state }: Threat,
  measure: PeriodMeasure,
  counted: Counted | undefined,
  ctx: Context,
): CountedView {
  return {
    ...{ key: `threat:${id}`, reference: '', title: name, place: 'groups?show=threats' },
    ...{ ...whenAndWhat(counted, measure, ctx), note: state === 'confirmed' ? 'Confirmed' : 'To be confirmed' },
  };
}

/** @param counted undefined of what does not count: it has no row */
export function whenAndWhat(
  counted: Counted | undefined,
  measure: PeriodMeasure,
  { today }: Context,
): Pick<CountedView, 'onText' | 'note'> {
  if (counted === undefined) return { onText: '' };
  const [, sum] = counted.cells[''] ?? [0, 0];
  const note = noteOf(measure, sum);
  return { onText: dayText(counted.on, today), ...(note === undefined ? {} : { note }) };
}

function noteOf(measure: PeriodMeasure, sum: number): string | undefined {
  const { unit, has } = measureWords[measure];
  switch (unit) {
    case 'count':
      return undefined;
    case 'mean':
      return `${sum} ${sum === 1 ? has?.one : has?.many}`;
    case 'share':
      return sum > 0 ? 'In time' : 'Late';
    case 'workingTime':
    case 'time':
      return valueText(measure, rounded(sum / 60));
  }
}
