import { type Attendance, hasAttended, isPresent } from '../../domain/attendance';
import { momentText } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import type { AttendeeView } from './meetingViews';

export function replyText({ reply }: Attendance): string | undefined {
  switch (reply?.answer.kind) {
    case undefined:
      return undefined;
    case 'coming':
      return 'Coming';
    case 'apology':
      return 'Apologies sent';
    case 'substitute':
      return `${reply.answer.name} comes instead`;
  }
}

/** "In at 10:12", "10:12 to 11:30" */
export function stayText({ stays }: Attendance, ctx: Onlooking, isOver = false): string {
  const began = isOver ? 'From' : 'In at';
  const time = (at: Attendance['stays'][number]['inAt']) => momentText(at, ctx.today, zoneOf(ctx));
  return stays
    .map(({ inAt, outAt }) => (outAt === undefined ? `${began} ${time(inAt)}` : `${time(inAt)} to ${time(outAt)}`))
    .join(', ');
}

type Standing = Pick<AttendeeView, 'state' | 'stateText'>;

/** Once the meeting is over, what they meant to do is no longer told, but whether they came. */
export function standingOf(attendance: Attendance | undefined, isOver: boolean, ctx: Onlooking): Standing {
  const unknown: Standing = { state: 'unknown', stateText: isOver ? 'Did not come' : 'No word yet' };
  if (attendance === undefined) return unknown;
  if (hasAttended(attendance)) {
    return { state: isPresent(attendance) ? 'present' : 'left', stateText: stayText(attendance, ctx, isOver) };
  }
  const answer = attendance.reply?.answer;
  if (answer === undefined || (isOver && answer.kind === 'coming')) return unknown;
  if (isOver && answer.kind === 'substitute') {
    return { state: 'substitute', stateText: `${answer.name} was to come instead` };
  }
  return { state: answer.kind, stateText: replyText(attendance) ?? '' };
}
