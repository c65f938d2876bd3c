import { type Group } from '../domain/group';
import { type Issue, issueReaders } from '../domain/issue';
import { readersOf } from '../domain/audience';
import { isReader } from './readers';
import { hasRight } from './rights';
import { type Viewer } from './viewer';
import { type Task, taskReaders } from '../domain/task';
import { isOnAgenda, type AgendaItem } from '../domain/agenda';
import type { Meeting } from '../domain/meeting';

/** Hidden means absent: an item for others is not on this viewer's agenda at all. */
export function maySeeItem(item: AgendaItem, viewer: Viewer): boolean {
  if (!isOnAgenda(item) && !hasRight(viewer, 'meeting.plan')) return false;
  if (item.audience.kind === 'panel') return true;
  // Named people see it only as long as they see content at all: not without an agreement, not as an observer.
  return hasRight(viewer, 'minutes.see') && isReader(readersOf(item.audience), viewer.member);
}

/** Whoever runs it now, and those who run the panel, who may always take it back. */
export function mayRunMeeting({ run, state }: Meeting, viewer: Viewer): boolean {
  if (hasRight(viewer, 'meeting.run')) return true;
  return state === 'running' && run?.chairId === viewer.member.id && hasRight(viewer, 'meeting.lead');
}

export function maySeeGroup(group: Group, viewer: Viewer): boolean {
  return hasRight(viewer, 'group.see') && isReader(readersOf(group.audience), viewer.member);
}

export function maySeeTask(task: Task, viewer: Viewer): boolean {
  if (!hasRight(viewer, 'task.see')) return false;
  if (!viewer.isaCurrent) return task.agencyId === viewer.member.agencyId;
  return isReader(taskReaders(task), viewer.member);
}

/** Without a current agreement an agency sees only what it raised itself. */
export function maySeeIssue(issue: Issue, viewer: Viewer): boolean {
  if (!hasRight(viewer, 'issue.see')) return false;
  if (!viewer.isaCurrent) return issue.raised.by === viewer.member.id;
  return isReader(issueReaders(issue), viewer.member);
}
