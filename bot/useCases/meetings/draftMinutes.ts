import type { AgendaItem } from '../../domain/agenda';
import { type Attendance, isQuorate, recusedFrom } from '../../domain/attendance';
import { narrowest, wholePanel } from '../../domain/audience';
import { isDiscussed } from '../../domain/closing';
import type { Meeting } from '../../domain/meeting';
import { type MinuteEntry, type Minutes, type MinuteSection, newMinutes } from '../../domain/minutes';
import { itemTimes } from '../../domain/runSteps';
import { isOnAgenda, sectionsOf } from '../../domain/sections';
import type { Task } from '../../domain/task';
import { dayText } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { logMeeting, type MeetingPart } from './meetingChange';
import { attendeesOf, interestsIn } from './viewAttendance';
import { meetingTaskView } from './viewMeeting';

/** All that a meeting left, its entries in the order in which they were made. */
export interface Recorded {
  readonly entries: readonly MinuteEntry[];
  readonly tasks: readonly Task[];
  readonly attendances: readonly Attendance[];
}

export async function recordedAt({ id }: Meeting, draft: Draft): Promise<Recorded> {
  const [entries, tasks, attendances] = await Promise.all([
    draft.listOf('minuteEntry', 'meetingId', id),
    draft.listOf('task', 'meetingId', id),
    draft.listOf('attendance', 'meetingId', id),
  ]);
  return { entries: [...entries].sort((a, b) => a.at.localeCompare(b.at)), tasks, attendances };
}

export function draftMinutes(meeting: Meeting, recorded: Recorded, draft: Draft, ctx: Context): void {
  const { run, closed: over } = meeting;
  if (run === undefined || over === undefined) throw new Error(`${meeting.id} is drafted before it is closed`);
  const drafted = {
    ...{ panelId: meeting.panelId, meetingId: meeting.id },
    ...{ beganAt: run.startedAt, endedAt: over.at, overrunMinutes: over.overrunMinutes },
    ...attendanceParts(recorded.attendances, run.startedAt, ctx),
    sections: meeting.agenda.filter(isOnAgenda).map((item) => sectionOf(item, meeting, recorded, ctx)),
  };
  const minutes = newMinutes(drafted, ctx.now);
  draft.put('minutes', minutes);
  logMeeting(meeting, 'minutes-drafted', { part: minutesPart(minutes) }, draft, ctx.viewer.member.id);
}

export function attendanceParts(
  all: readonly Attendance[],
  beganAt: Minutes['beganAt'],
  ctx: Context,
): Pick<Minutes, 'quorate' | 'present' | 'apologies'> {
  const { present, apologies } = attendeesOf(all, beganAt, ctx);
  const agencies = new Set(present.map(({ agency }) => agency)).size;
  return { quorate: isQuorate(ctx.roster.panel.quorum, present.length, agencies), present, apologies };
}

/** Notes become the text, decisions and disruptions stand by themselves, tasks by their numbers. */
function sectionOf(item: AgendaItem, meeting: Meeting, recorded: Recorded, ctx: Context): MinuteSection {
  const { entries, tasks, attendances } = recorded;
  const own = entries.filter(({ itemId }) => itemId === item.id);
  const texts = (kind: MinuteEntry['kind']) => own.filter((entry) => entry.kind === kind).map(entryText);
  const given = tasks.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === item.id);
  const declared = attendances.flatMap(({ interests }) => interests.filter(({ itemId }) => itemId === item.id));
  const recusedIds = recusedFrom(item.id, attendances);
  return {
    ...{ itemId: item.id, title: item.title, purpose: item.purpose },
    // What was recorded while the item was restricted stays so, with all that stands beside it.
    audience: narrowest([item, ...own, ...given, ...declared].map(({ audience = wholePanel }) => audience)),
    ...(recusedIds.length === 0 ? {} : { recusedIds }),
    ...(isInLine(item, meeting) ? { inLine: true as const } : {}),
    outcome: isReached(item, meeting) ? 'discussed' : 'carried',
    ...(meeting.closed?.dealtWith?.includes(item.id) === true ? { dealtWith: true as const } : {}),
    spentMinutes: Math.round(itemTimes(meeting.agenda, item.id, meeting.run, ctx.now).spentMs / 60_000),
    interests: interestsIn(item.id, attendances, ctx),
    text: texts('note').join('\n').slice(0, 8000),
    decisions: texts('decision'),
    disruptions: texts('disruption'),
    tasks: [...given]
      .sort((a, b) => a.number - b.number)
      .map((task) => ({ taskId: task.id, line: taskLine(task, ctx) })),
  };
}

function isInLine(item: AgendaItem, { agenda }: Meeting): boolean {
  return sectionsOf(agenda).some(({ items }) => items.includes(item));
}

/** A line was reached where anything in it was. */
function isReached(item: AgendaItem, { agenda, run }: Meeting): boolean {
  const inIt = sectionsOf(agenda).find(({ line }) => line === item)?.items ?? [];
  return [item, ...inIt].some((each) => isDiscussed(each, run));
}

function entryText({ text, grade, fourP }: MinuteEntry): string {
  const facts = [grade, fourP].filter((fact) => fact !== undefined);
  return facts.length === 0 ? text : `${text} (${facts.join(', ')})`;
}

/** "SEN-27-014 Check the waste permit: Environment Agency, Priya Sandhu, due Fri 19 Feb" */
function taskLine(task: Task, ctx: Context): string {
  const { reference, title, holderText } = meetingTaskView(task, ctx);
  return `${reference} ${title}: ${holderText}, due ${dayText(task.dueOn, ctx.today)}`;
}

export function minutesPart({ meetingId, version }: Minutes): MeetingPart {
  return { type: 'minutes', id: `${meetingId}.${version}`, name: `minutes, version ${version}` };
}
