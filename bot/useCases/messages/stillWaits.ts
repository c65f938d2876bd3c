import { maySeeIssue, maySeeTask } from '../../access/sight';
import { isOpenIssue } from '../../domain/issue';
import type { MessageContent, SingleContent } from '../../domain/message';
import { isReminder } from '../../domain/reminder';
import { isOpen, isOwed } from '../../domain/task';
import { recordOf } from '../../ledger/records';
import type { Context } from '../ports';

/** What was settled meanwhile, or is not for the viewer to see any more, is no reason to write to anybody. */
export async function stillWaits(content: SingleContent, { store, roster, viewer, today }: Context): Promise<boolean> {
  const { id } = roster.panel;
  if (content.kind === 'task') {
    const found = await store.read(id, `task:${content.taskId}`);
    const task = found && recordOf('task', found);
    if (task === undefined || !maySeeTask(task, viewer)) return false;
    return isReminder(content.said) ? isOwed(task) : isOpen(task);
  }
  if (content.kind === 'issue') {
    const found = await store.read(id, `issue:${content.issueId}`);
    const issue = found && recordOf('issue', found);
    return issue !== undefined && isOpenIssue(issue) && maySeeIssue(issue, viewer);
  }
  if (content.kind === 'agenda' && isReminder(content.said)) {
    const found = await store.read(id, `meeting:${content.meetingId}`);
    const meeting = found && recordOf('meeting', found);
    return meeting?.state === 'planned' && meeting.on >= today;
  }
  return true;
}

/** In front of everybody somebody is called only for what waits for them. */
export function isToActOn(content: MessageContent): boolean {
  switch (content.kind) {
    case 'due':
      return content.parts.some(isToActOn);
    case 'task':
    case 'issue':
    case 'agenda':
      return true;
    case 'notice':
    case 'digest':
    case 'meetingStarted':
    case 'meetingSummary':
      return false;
  }
}
