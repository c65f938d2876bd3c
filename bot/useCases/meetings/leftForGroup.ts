import type { GroupId, MemberId } from '../../domain/ids';
import type { Task } from '../../domain/task';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { loadAllGroups } from '../groups/groupLists';
import type { Onlooking } from '../ports';
import { hiddenFrom, recordTaskHidden } from './hiding';

/** Whoever leaves for a group's item, or says that they do not after all. */
export interface Leaving {
  readonly groupId: GroupId;
  readonly memberId: MemberId;
  readonly isRecused: boolean;
}

/** With their entries, disruptions and cards they fit into one batch, beside what the item itself takes. */
const MOST_AT_ONCE = 15;

/**
 * What was given for a group's opportunities is hidden with the group, at whichever meeting or between them that was.
 *
 * @returns whether there may be more than fit into one batch
 */
export async function hideWithGroup(leaving: Leaving, by: Happening['by'], draft: Draft): Promise<boolean> {
  const all = await tasksOf(leaving.groupId, draft);
  const changed = all
    .map((task) => ({ task, after: asLeft(task, leaving) }))
    .filter(({ task, after }) => after !== task)
    .slice(0, MOST_AT_ONCE);
  for (const { after } of changed) await recordTaskHidden(after, by, draft);
  return changed.length === MOST_AT_ONCE;
}

/** With the parts of those that several agencies share. */
async function tasksOf(groupId: GroupId, draft: Draft): Promise<Task[]> {
  const given = await draft.listOf('task', 'groupId', groupId);
  const split = given.filter(({ isSplit }) => isSplit === true);
  return [...given, ...(await Promise.all(split.map(({ id }) => draft.listOf('task', 'partOf', id)))).flat()];
}

/** The very same where nothing changes. What was given on an item stays hidden from whoever left for that. */
function asLeft(task: Task, { memberId, isRecused }: Leaving): Task {
  if (isRecused) return hiddenFrom(task, [memberId]);
  const { origin, recusedIds = [] } = task;
  if (origin.kind === 'meeting' || !recusedIds.includes(memberId)) return task;
  return { ...task, recusedIds: recusedIds.filter((id) => id !== memberId) };
}

/** What did not fit into the batch in which somebody left. */
export async function hideRest(leaving: Leaving, by: Happening['by'], ctx: Onlooking): Promise<void> {
  const { ledger, roster, now } = ctx;
  let isMore = true;
  while (isMore) isMore = await ledger.change(roster.panel.id, now, (draft) => hideWithGroup(leaving, by, draft));
}

/** Versions of before hid the group alone; and what was broken off goes on. */
export async function hideWhatWasLeft(ctx: Onlooking): Promise<void> {
  for (const { id: groupId, recusedIds = [] } of await loadAllGroups(ctx.roster.panel.id, ctx))
    for (const memberId of recusedIds) await hideRest({ groupId, memberId, isRecused: true }, 'system', ctx);
}
