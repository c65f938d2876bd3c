import { wordsInList } from '../../domain/audience';
import { type Counted, countedIssue, countedTask } from '../../domain/counted';
import type { Issue } from '../../domain/issue';
import { keptFor, measureWords, type PeriodMeasure } from '../../domain/measures';
import { type Meeting, type MeetingSeat, meetingReference } from '../../domain/meeting';
import { isHost } from '../../domain/agency';
import type { Task } from '../../domain/task';
import { headlineOf } from '../../domain/text';
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

export function taskRow(task: Task, measure: PeriodMeasure, ctx: Context): CountedView | undefined {
  const counted = countedTask(task).as[keptFor(measure)];
  return counted && { ...countedTaskRow(task, ctx), ...whenAndWhat(counted, measure, ctx) };
}

export function issueRow(issue: Issue, measure: PeriodMeasure, ctx: Context): CountedView | undefined {
  const counted = countedIssue(issue).as[keptFor(measure)];
  if (counted === undefined) return undefined;
  const { id, reference, text, agencyId } = issue;
  const agency = ctx.roster.agencies.get(agencyId);
  const isOurs = agency !== undefined && isHost(agency, ctx.roster.panel);
  return {
    ...{ key: `issue:${id}`, reference, title: wordsInList(issue, headlineOf(text, 90)) },
    ...{ agencyName: agencyName(agencyId, ctx), place: `issues?issue=${id}` },
    ...whenAndWhat(counted, measure, ctx),
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

function whenAndWhat(
  { on, cells }: Counted,
  measure: PeriodMeasure,
  { today }: Context,
): Pick<CountedView, 'onText' | 'note'> {
  const [, sum] = cells[''] ?? [0, 0];
  const note = noteOf(measure, sum);
  return { onText: dayText(on, today), ...(note === undefined ? {} : { note }) };
}

function noteOf(measure: PeriodMeasure, sum: number): string | undefined {
  switch (measureWords[measure].unit) {
    case 'count':
      return undefined;
    case 'share':
      return sum > 0 ? 'In time' : 'Late';
    case 'workingTime':
    case 'time':
      return valueText(measure, rounded(sum / 60));
  }
}
