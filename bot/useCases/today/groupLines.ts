import { maySeeItem } from '../../access/sight';
import { hasRight } from '../../access/rights';
import { wordsInList } from '../../domain/audience';
import type { Group } from '../../domain/group';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { isOnAgenda } from '../../domain/sections';
import { loadGroups } from '../groups/groupLists';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** For whoever leads the plan for groups, whatever their role: where each of them is spoken of next. */
export async function groupLines(ctx: Context): Promise<TodayLineView[]> {
  const { viewer } = ctx;
  if (!hasRight(viewer, 'group.see')) return [];
  const mine = (await loadGroups(ctx)).filter((group) => group.lroId === viewer.member.id);
  const coming = (await loadMeetings(ctx)).filter((meeting) => isLive(meeting) && meeting.on >= ctx.today);
  return mine.map((group) => groupLine(group, coming, ctx));
}

function groupLine(group: Group, coming: readonly Meeting[], { viewer }: Context): TodayLineView {
  const { id, operation, reference } = group;
  const meeting = coming.find(({ agenda }) =>
    agenda.some((item) => item.groupId === id && isOnAgenda(item) && maySeeItem(item, viewer)),
  );
  const title = wordsInList(group, `Operation ${operation}`);
  const about = { key: `group:${id}`, kind: 'group', reference, title } as const;
  if (meeting === undefined) return line({ ...about, text: 'You lead it; it is on no coming agenda' });
  const text = `You lead it; it is on the agenda of ${meetingReference(meeting)}`;
  return line({ ...about, text, place: `meeting?meeting=${meeting.id}`, go: 'Open' });
}
