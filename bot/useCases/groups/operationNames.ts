import type { TaskId } from '../../domain/ids';
import { maySeeItem } from '../../access/sight';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { runQuery } from '../queries';
import { recordOf } from '../../ledger/records';

/**
 * The operation that a task belongs to: that of the group on whose agenda item it was given. Undefined where there is
 * none, where the viewer may not see it, and for a restricted task, of which the number alone may be told.
 */
export async function findOperation(taskId: TaskId, ctx: Context): Promise<string | undefined> {
  const found = await ctx.store.read(ctx.roster.panel.id, `task:${taskId}`);
  if (found === undefined) return undefined;
  const { origin, audience } = recordOf('task', found);
  if (origin.kind !== 'meeting' || audience.kind === 'named') return undefined;
  const meeting = (await loadMeetings(ctx)).find(({ id }) => id === origin.meetingId);
  const item = meeting?.agenda.find(({ id }) => id === origin.itemId);
  if (item?.groupId === undefined || item.audience.kind === 'named' || !maySeeItem(item, ctx.viewer)) return undefined;
  const { items } = await runQuery('groups.list', {}, ctx);
  return items.find(({ id }) => id === item.groupId)?.operation;
}
