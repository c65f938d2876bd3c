import { hasRight } from '../../access/rights';
import { isOpenTo, isOpenToAll } from '../../access/conditions';
import { meetingConditions } from '../../access/meetingConditions';
import { maySeeItem } from '../../access/sight';
import { type AgendaItem, freezesOn } from '../../domain/agenda';
import type { Attendance } from '../../domain/attendance';
import { listed } from '../../domain/listed';
import { findNextMeeting, isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { isTemplateLine, totalMinutes } from '../../domain/sections';
import { addMinutes, daysBetween, dueText, timeText } from '../../domain/time';
import { startOf } from '../../domain/meeting';
import { zoneOf } from '../../ledger/roster';
import { loadAttendances, loadMeetings, loadMinutes } from '../meetings/meetingLists';
import { isExpected } from '../meetings/viewAttendance';
import type { Context } from '../ports';
import { counted, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** Before that nobody need have answered. */
const ANSWER_DAYS = 30;
/** From then on what the next meeting lacks waits for its chair. */
const READY_DAYS = 14;
/** From then on an agenda that is not published is worth a line. */
const PUBLISH_DAYS = 21;

export async function meetingLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'agenda.see')) return [];
  const meetings = await loadMeetings(ctx);
  const next = findNextMeeting(meetings, ctx.today);
  const before = [...unclosedLines(meetings, ctx), ...(await minutesLines(meetings, ctx))];
  if (next === undefined) return [...before, noMeeting(ctx)];
  const attendances = await loadAttendances(next.id, ctx);
  return [
    ...before,
    ...comingLines(next, attendances, ctx),
    ...agendaLines(next, ctx),
    ...(hasRight(ctx.viewer, 'meeting.chair') ? readinessLines(next, attendances, ctx) : []),
  ];
}

function noMeeting(ctx: Context): TodayLineView {
  const plans = hasRight(ctx.viewer, 'meeting.plan');
  const text = plans ? 'No meeting is planned' : 'No meeting is planned yet; the coordinator plans them';
  return line({ kind: 'meeting', text, waits: plans, place: 'meeting', ...(plans ? { go: 'Plan one' } : {}) });
}

function placeOf({ id }: Meeting): string {
  return `meeting?meeting=${id}`;
}

/** "M2 is on Wed 10 Mar, in 12 days, 10:00 to 12:00, on Microsoft Teams" */
function whenText(meeting: Meeting, ctx: Context): string {
  const ends = timeText(addMinutes(startOf(meeting, zoneOf(ctx)), meeting.durationMinutes), zoneOf(ctx));
  const where = meeting.mode === 'teams' ? 'on Microsoft Teams' : `at ${meeting.venue}`;
  return `is on ${dueText(meeting.on, ctx.today)}, ${meeting.startsAt} to ${ends}, ${where}`;
}

/** Meetings whose day is over and that nobody closed or cancelled: until then nothing of them is carried on. */
function unclosedLines(meetings: readonly Meeting[], ctx: Context): TodayLineView[] {
  if (!hasRight(ctx.viewer, 'meeting.plan')) return [];
  const over = meetings.filter((meeting) => isLive(meeting) && meeting.on < ctx.today);
  return over.map((meeting) => {
    const about = { key: `meeting:${meeting.id}`, reference: meetingReference(meeting), place: placeOf(meeting) };
    const when = `was on ${dueText(meeting.on, ctx.today)}`;
    const waits = { kind: 'meetingRuns', waits: true, forOthers: true } as const;
    return meeting.state === 'running'
      ? line({ ...about, ...waits, text: `${when}, and is not closed`, go: 'Close it' })
      : line({ ...about, ...waits, text: `${when}, and was neither held nor cancelled`, go: 'Open' });
  });
}

/** When and where, and whether whoever asks comes. */
function comingLines(meeting: Meeting, attendances: readonly Attendance[], ctx: Context): TodayLineView[] {
  const about = { key: `meeting:${meeting.id}`, reference: meetingReference(meeting), place: placeOf(meeting) };
  if (meeting.state === 'running') {
    return [line({ ...about, kind: 'meetingRuns', text: 'is under way', waits: true, go: 'Go to it' })];
  }
  const when = whenText(meeting, ctx);
  const answer = attendances.find(({ memberId }) => memberId === ctx.viewer.member.id)?.reply?.answer;
  const mayReply = isOpenTo(ctx.doors['attendance.reply'], meetingConditions, meeting, ctx.viewer);
  if (answer !== undefined || !mayReply) {
    return [line({ ...about, kind: 'meeting', text: `${when}${answerText(answer)}`, go: 'Open' })];
  }
  const waits = daysBetween(ctx.today, meeting.on) <= ANSWER_DAYS;
  const text = `${when}. Do you come?`;
  return [line({ ...about, kind: 'reply', text, waits, go: 'Open', act: { kind: 'reply', meetingId: meeting.id } })];
}

function answerText(answer: NonNullable<Attendance['reply']>['answer'] | undefined): string {
  switch (answer?.kind) {
    case undefined:
      return '';
    case 'coming':
      return '. You come';
    case 'apology':
      return '. You sent apologies';
    case 'substitute':
      return `. ${answer.name} comes instead of you`;
  }
}

/** Is it to be fitted, published, decided? */
function agendaLines(meeting: Meeting, ctx: Context): TodayLineView[] {
  if (meeting.state !== 'planned' || !hasRight(ctx.viewer, 'meeting.plan')) return [];
  const about = { reference: meetingReference(meeting), waits: true, place: placeOf(meeting) };
  const freezes = freezesOn(meeting.on, ctx.calendar.holidays);
  const frozen = ctx.today >= freezes;
  const freeze = frozen ? 'is frozen' : `freezes on ${dueText(freezes, ctx.today)}`;
  const tooLong = totalMinutes(visibleOf(meeting, ctx)) - meeting.durationMinutes;
  const late = meeting.agenda.filter((item) => item.late === 'waiting');
  const isSoon = daysBetween(ctx.today, meeting.on) <= PUBLISH_DAYS;
  return [
    ...(tooLong <= 0
      ? []
      : [
          line({
            ...{ ...about, kind: 'meetingTooLong', go: 'Fit it' },
            text: `is ${counted(tooLong, 'minute', 'minutes')} too long and ${freeze}`,
          }),
        ]),
    ...(meeting.published !== undefined || !isSoon
      ? []
      : [
          line({
            ...{ ...about, kind: 'meetingUnpublished', go: 'Publish it', isLate: frozen },
            text: `has an agenda that members have not been sent; it ${freeze}`,
          }),
        ]),
    ...(late.length === 0 || !isOpenToAll(ctx.doors['agenda.decideLate'], ctx.viewer)
      ? []
      : [
          line({
            ...{ ...about, kind: 'lateItems', go: 'Decide', count: late.length },
            text: `has ${counted(late.length, 'late item that waits', 'late items that wait')} for your word`,
          }),
        ]),
  ];
}

function visibleOf({ agenda }: Meeting, { viewer }: Context): AgendaItem[] {
  return agenda.filter((item) => maySeeItem(item, viewer));
}

/** For the chair: what the next meeting still lacks. */
function readinessLines(meeting: Meeting, attendances: readonly Attendance[], ctx: Context): TodayLineView[] {
  if (meeting.state !== 'planned') return [];
  const expected = [...ctx.roster.members.values()].filter(isExpected);
  const answers = new Map(attendances.map(({ memberId, reply }) => [memberId, reply?.answer.kind]));
  const silent = expected.filter(({ id }) => answers.get(id) === undefined);
  const apologies = expected.filter(({ id }) => answers.get(id) === 'apology');
  const coming = new Set(expected.filter((member) => !apologies.includes(member)).map(({ agencyId }) => agencyId));
  const absent = [...new Set(apologies.map(({ agencyId }) => agencyId))].filter((id) => !coming.has(id));
  const unread = visibleOf(meeting, ctx).filter(
    (item) => item.purpose === 'decide' && !isTemplateLine(item) && item.papers.length === 0,
  );
  const lacks = [
    ...(meeting.published === undefined ? ['its agenda is not published'] : []),
    ...(unread.length === 0 ? [] : [`${counted(unread.length, 'item', 'items')} to decide without a paper`]),
    ...(apologies.length === 0 ? [] : [counted(apologies.length, 'apology', 'apologies')]),
    ...(absent.length === 0
      ? []
      : [`nobody from ${listed(absent.map((id) => ctx.roster.agencies.get(id)?.name ?? id))}`]),
    ...(silent.length === 0 ? [] : [`${silent.length} of ${expected.length} have not answered`]),
  ];
  const about = {
    kind: 'readiness',
    reference: meetingReference(meeting),
    place: placeOf(meeting),
    go: 'Look',
  } as const;
  const days = dueText(meeting.on, ctx.today);
  return [
    lacks.length === 0
      ? line({ ...about, text: `is ready for ${days}` })
      : line({
          ...{ ...about, waits: daysBetween(ctx.today, meeting.on) <= READY_DAYS, forOthers: true },
          text: `is on ${days}, and not ready: ${lacks.join('; ')}`,
        }),
  ];
}

/** The newest minutes of the last two meetings, as far as they are still drafts. */
async function minutesLines(meetings: readonly Meeting[], ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'meeting.plan')) return [];
  const over = meetings.filter(({ state }) => state === 'closed').slice(-2);
  const found = await Promise.all(
    over.map(async (meeting) => ({ meeting, minutes: await loadMinutes(meeting.id, ctx) })),
  );
  const confirms = isOpenToAll(ctx.doors['minutes.confirm'], ctx.viewer);
  return found
    .filter(({ minutes: [newest] }) => newest?.state === 'draft')
    .map(({ meeting }) =>
      line({
        ...{ key: `minutes:${meeting.id}`, kind: 'minutesToConfirm', waits: true, place: placeOf(meeting) },
        ...(confirms
          ? { text: `The minutes of ${meetingReference(meeting)} wait for you to confirm them`, go: 'Read them' }
          : {
              text: `The minutes of ${meetingReference(meeting)} are drafted; the chair confirms them`,
              go: 'Edit them',
            }),
      }),
    );
}
