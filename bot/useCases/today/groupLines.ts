import { maySeeItem } from '../../access/sight';
import { hasRight } from '../../access/rights';
import { wordsInList } from '../../domain/audience';
import { type Group, isDueForReview } from '../../domain/group';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { isOnAgenda } from '../../domain/sections';
import { dayText } from '../../domain/time';
import { loadGroups } from '../groups/groupLists';
import { loadMeetings } from '../meetings/meetingLists';
import { waitingFor } from '../opportunities/opportunityLists';
import type { Context } from '../ports';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/**
 * For whoever leads the plan for groups, whatever their role: where each of them is spoken of next, and whether it is to be
 * looked at. For those who run the panel: which reviews are due where nobody leads. For both: what waits for a decision.
 */
export async function groupLines(ctx: Context): Promise<TodayLineView[]> {
  const { viewer } = ctx;
  if (!hasRight(viewer, 'group.see')) return [];
  const groups = await loadGroups(ctx);
  const mine = groups.filter((group) => group.lroId === viewer.member.id);
  const coming = (await loadMeetings(ctx)).filter((meeting) => isLive(meeting) && meeting.on >= ctx.today);
  const own = mine.map((group) => groupLine(group, coming, ctx));
  return [...(await undecidedLines(ctx)), ...own, ...unledLines(groups, ctx)];
}

function groupLine(group: Group, coming: readonly Meeting[], { viewer, today }: Context): TodayLineView {
  const { id, operation, reference, nextReviewOn } = group;
  const meeting = coming.find(({ agenda }) =>
    agenda.some((item) => item.groupId === id && isOnAgenda(item) && maySeeItem(item, viewer)),
  );
  const title = wordsInList(group, `Operation ${operation}`);
  const about = { key: `group:${id}`, kind: 'group', reference, title } as const;
  const own = { ...about, place: `groups?group=${id}`, go: 'Open' };
  if (nextReviewOn !== undefined && isDueForReview(group, today))
    return line({ ...own, text: `You lead it; its review is due: ${dayText(nextReviewOn, today)}`, isLate: true });
  if (meeting === undefined) return line({ ...own, text: 'You lead it; it is on no coming agenda' });
  const text = `You lead it; it is on the agenda of ${meetingReference(meeting)}`;
  return line({ ...about, text, place: `meeting?meeting=${meeting.id}`, go: 'Open' });
}

/** Of more groups than these one line tells: what is long is not read. */
const MOST_GROUPS = 3;

/** A line for each group of which something waits, however much. */
async function undecidedLines(ctx: Context): Promise<TodayLineView[]> {
  const waiting = await waitingFor(ctx);
  const groups = new Map(waiting.map(({ group }) => [group.id, group]));
  if (groups.size > MOST_GROUPS) {
    const text = `${waiting.length} opportunities of ${groups.size} groups wait for a decision`;
    const about = { key: 'opportunities', kind: 'group' } as const;
    return countLine(waiting.length, { ...about, waits: true, text, place: 'groups', go: 'Decide' });
  }
  return [...groups.values()].flatMap((group) => {
    const count = waiting.filter((each) => each.group.id === group.id).length;
    const of = group.audience.kind === 'named' ? group.reference : group.operation;
    const many = `opportunities of ${of} wait for a decision`;
    const text = counted(count, `opportunity of ${of} waits for a decision`, many);
    const about = { key: `opportunities:${group.id}`, kind: 'group', reference: group.reference } as const;
    return countLine(count, { ...about, waits: true, text, place: `groups?group=${group.id}`, go: 'Decide' });
  });
}

/** Somebody who has left leads nothing. */
function unledLines(groups: readonly Group[], { viewer, roster, today }: Context): TodayLineView[] {
  if (!hasRight(viewer, 'task.direct')) return [];
  const isLed = ({ lroId }: Group) => lroId !== undefined && roster.members.has(lroId);
  const due = groups.filter((group) => !isLed(group) && isDueForReview(group, today)).length;
  const text = counted(due, 'group that nobody leads is due for review', 'groups that nobody leads are due for review');
  return countLine(due, { kind: 'group', key: 'groupsUnled', text, place: 'groups?show=due', go: 'Open' });
}
