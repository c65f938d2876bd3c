import type { ChatAddress } from '../../domain/contact';
import { Refusal } from '../../domain/refusal';
import { wordsFor } from '../../refusalTexts';
import { loadSharedGroup } from '../../useCases/groups/groupLists';
import { loadSharedIssue } from '../../useCases/issues/sharedIssue';
import { standsIn } from '../../useCases/messages/cardCopies';
import type { Onlooking } from '../../useCases/ports';
import { loadSharedTask } from '../../useCases/tasks/sharedTask';
import { type Content, shownIn } from './content';

/** In a chat of many there is nothing by the number of what not everybody there may see. */
export const NOTHING_HERE = 'I have nothing by that number to show here. Ask me in our own chat.';

export function wordsForMany(error: unknown, ctx: Onlooking): string {
  return error instanceof Refusal && error.code === 'not-found' ? NOTHING_HERE : wordsFor(error, ctx);
}

/** Whether everybody in a chat of many may know of it. @throws Refusal `not-found` */
export async function isForMany(content: Content, ctx: Onlooking): Promise<boolean> {
  if (content.kind === 'task') return (await loadSharedTask(content.taskId, ctx)).outline !== undefined;
  if (content.kind === 'issue') return (await loadSharedIssue(content.issueId, ctx)).outline !== undefined;
  if (content.kind === 'group') return !(await loadSharedGroup(content.groupId, ctx)).restricted;
  return true;
}

/** The same, or a card of it stands there from before: that stays, without its words. @throws Refusal `not-found` */
export async function mayStandIn(address: ChatAddress, content: Content, ctx: Onlooking): Promise<boolean> {
  if (await isForMany(content, ctx)) return true;
  const shows = shownIn(content);
  return shows !== undefined && standsIn(address, shows, ctx.store, ctx.roster.panel.id);
}
