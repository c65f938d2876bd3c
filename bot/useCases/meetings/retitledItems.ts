import type { AgendaItem } from '../../domain/agenda';
import { type Group, groupItemTitle } from '../../domain/group';
import { isLive } from '../../domain/meeting';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { itemPart, recordMeeting, withItemChanged } from './meetingChange';
import { loadMeetings } from './meetingLists';

/** Agendas to come call a group as it is called now, where its item bears no words of somebody's own. */
export async function retitleItems(before: Group, after: Group, draft: Draft, ctx: Context): Promise<void> {
  const [was, title] = [groupItemTitle(before), groupItemTitle(after)];
  if (was === title) return;
  const isIts = (item: AgendaItem) => item.groupId === after.id && item.title === was;
  const coming = (await loadMeetings(ctx)).filter((meeting) => isLive(meeting) && meeting.agenda.some(isIts));
  for (const { id } of coming) {
    const meeting = await draft.read('meeting', id);
    const item = meeting?.agenda.find(isIts);
    if (meeting === undefined || item === undefined || !isLive(meeting)) continue;
    const part = itemPart(id, item.id);
    const changed = withItemChanged(meeting, { ...item, title });
    recordMeeting({ meeting: changed, action: 'meeting-item-changed', part }, meeting, draft, ctx);
  }
}
