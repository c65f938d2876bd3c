import type { GroupId, IssueId } from './ids';

/** An issue or a group stands on an agenda once: the id of its item is made of its own. */
export function idOfIssueItem(issueId: IssueId): string {
  return `issue-${issueId}`;
}

export function idOfGroupItem(groupId: GroupId): string {
  return `group-${groupId}`;
}
