import { hasRight } from '../../access/rights';
import { isOpenTo, isOpenToAll } from '../../access/conditions';
import { meetingConditions } from '../../access/meetingConditions';
import type { Attendance } from '../../domain/attendance';
import { findNextMeeting, isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { ANSWER_DAYS, type Lack, lackText, readinessOf } from '../../domain/readiness';
import { isOverOn } from '../../domain/member';
import { addMinutes, daysBetween, dueText, timeText } from '../../domain/time';
import { startOf } from '../../domain/meeting';
import { zoneOf } from '../../ledger/roster';
import { loadAttendances, loadMeetings, loadMinutes, showMeeting } from '../meetings/meetingLists';
import type { MeetingView } from '../meetings/meetingViews';
import { attendanceView } from '../meetings/viewAttendance';
import type { Context } from '../ports';
import { counted, line } from './todayLine';
import type { TodayLineView } from './todayViews';

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
  return [...before, ...comingLines(next, attendances, ctx), ...(await agendaLines(next, attendances, ctx))];
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
    const text = `${when}${mayReply ? answerText(answer) : leftByThen(meeting, ctx)}`;
    return [line({ ...about, kind: 'meeting', text, go: 'Open' })];
  }
  const waits = daysBetween(ctx.today, meeting.on) <= ANSWER_DAYS;
  const text = `${when}. Do you come?`;
  return [line({ ...about, kind: 'reply', text, waits, go: 'Open', act: { kind: 'reply', meetingId: meeting.id } })];
}

/** Whoever may come and has a last day before it, is told why they are not asked. */
function leftByThen({ on }: Meeting, { viewer }: Context): string {
  if (!hasRight(viewer, 'meeting.attend') || !isOverOn(viewer.member, on)) return '';
  return viewer.member.role === 'observer' ? ', after your visit' : ', after your last day on the panel';
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

/**
 * Is it to be fitted, published, decided? The chair is told of what it lacks most in one line, and has a line beside it
 * for what waits for the chair's own word.
 */
async function agendaLines(
  meeting: Meeting,
  attendances: readonly Attendance[],
  ctx: Context,
): Promise<TodayLineView[]> {
  if (meeting.state !== 'planned' || !hasRight(ctx.viewer, 'meeting.plan')) return [];
  const view = await showMeeting(meeting, ctx);
  const lacks = readinessOf(view, attendanceView(meeting, attendances, ctx).people, ctx.today);
  const late = meeting.agenda.filter((item) => item.late === 'waiting');
  return [
    ...(hasRight(ctx.viewer, 'meeting.chair') ? readiness(meeting, lacks, ctx) : agendaDeeds(view, lacks, ctx)),
    ...(late.length === 0 || !isOpenToAll(ctx.doors['agenda.decideLate'], ctx.viewer)
      ? []
      : [
          line({
            ...{ kind: 'lateItems', reference: view.reference, waits: true, place: placeOf(meeting) },
            ...{ go: 'Decide', count: late.length },
            text: `has ${counted(late.length, 'late item that waits', 'late items that wait')} for your word`,
          }),
        ]),
  ];
}

/** What those who plan put right themselves. */
function agendaDeeds(
  { id, reference, on, frozen }: MeetingView,
  lacks: readonly Lack[],
  ctx: Context,
): TodayLineView[] {
  const isSoon = daysBetween(ctx.today, on) <= PUBLISH_DAYS;
  return lacks.flatMap((lack) => {
    const { kind } = lack.remedy;
    const told = { reference, waits: true, place: lacksOf(id), text: lackText(lack), go: lack.act };
    if (kind === 'minutes') return [line({ ...told, kind: 'meetingTooLong' })];
    return kind === 'publish' && isSoon ? [line({ ...told, kind: 'meetingUnpublished', isLate: frozen })] : [];
  });
}

/** For the chair: what the next meeting lacks most, how much more there is, and where all of it stands. */
function readiness(meeting: Meeting, lacks: readonly Lack[], ctx: Context): TodayLineView[] {
  const about = { kind: 'readiness', reference: meetingReference(meeting), place: lacksOf(meeting.id) } as const;
  if (lacks.length === 0) {
    return [line({ ...about, text: `is ready for ${dueText(meeting.on, ctx.today)}`, go: 'Open' })];
  }
  // What waits for the chair's own word has its line.
  const [first, ...rest] = lacks.filter(({ remedy }) => remedy.kind !== 'late');
  if (first === undefined) return [];
  const waits = daysBetween(ctx.today, meeting.on) <= READY_DAYS;
  const more = counted(rest.length, 'more thing is not ready', 'more things are not ready');
  const [also, go] = rest.length === 0 ? ['', first.act] : [`; ${more}`, 'See all'];
  return [line({ ...about, waits, forOthers: true, text: `${lackText(first)}${also}`, go })];
}

/** Where what it lacks stands, each with what puts it right. */
function lacksOf(id: Meeting['id']): string {
  return `meeting?meeting=${id}&part=readiness`;
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
