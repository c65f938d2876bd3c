import { type Attendance, hasAttended } from '../../domain/attendance';
import { given } from '../../domain/given';
import type { Meeting, MeetingSeat } from '../../domain/meeting';
import { isSeatedOn, type Member } from '../../domain/member';
import { fillsSeat } from '../../domain/partnership';
import type { Context } from '../ports';
import { loadMeetings } from './meetingLists';

/** So many meetings are somebody's first. */
const FIRST = 6;

/** A meeting that is over says for good who was invited, for whom, and who of them came. */
export async function withSeats(over: Meeting, attendances: readonly Attendance[], ctx: Context): Promise<Meeting> {
  if (over.closed === undefined) return over;
  const held = (await loadMeetings(ctx)).filter(({ id, state }) => state === 'closed' && id !== over.id);
  const isNew = ({ joinedOn }: Member) =>
    joinedOn !== undefined && held.filter(({ on }) => joinedOn <= on).length < FIRST;
  const seats = [...ctx.roster.members.values()]
    .filter((member) => fillsSeat(member) && isSeatedOn(member, over.on))
    .map((member): MeetingSeat => {
      const { id: memberId, agencyId } = member;
      return { memberId, agencyId, ...given({ isNew: isNew(member) || undefined }) };
    });
  return withWhoCame({ ...over, closed: { ...over.closed, seats } }, attendances);
}

/** The same seats, whoever came to them since. */
export function withWhoCame(over: Meeting, attendances: readonly Attendance[]): Meeting {
  if (over.closed?.seats === undefined) return over;
  const seats = over.closed.seats.map(({ came: _, ...seat }): MeetingSeat => {
    const came = isTaken(seat, attendances);
    return { ...seat, ...given({ came: came || undefined }) };
  });
  return { ...over, closed: { ...over.closed, seats } };
}

/** There, or somebody for them: of the panel's own people, who came; or named, who is nobody here. */
function isTaken({ memberId }: MeetingSeat, attendances: readonly Attendance[]): boolean {
  const of = (id: string) => attendances.find((each) => each.memberId === id);
  const own = of(memberId);
  if (own === undefined) return false;
  if (hasAttended(own)) return true;
  const answer = own.reply?.answer;
  if (answer?.kind !== 'substitute') return false;
  const other = answer.memberId === undefined ? undefined : of(answer.memberId);
  return answer.memberId === undefined || (other !== undefined && hasAttended(other));
}
