import type { IssueId } from '../../domain/ids';
import { type Issue, isUndecided } from '../../domain/issue';
import type { Meeting } from '../../domain/meeting';

/**
 * A meeting to come without the items of issues that were closed, merged or made a task: what is dealt with is off its
 * agenda, but up to the end of November 2026 it stayed. What earlier versions left there is shown to nobody, and is gone
 * with the next change of the meeting.
 */
export async function withoutDealtWith(
  meeting: Meeting,
  findIssue: (issueId: IssueId) => Promise<Issue | undefined>,
): Promise<Meeting> {
  if (meeting.state !== 'planned') return meeting;
  const issues = await Promise.all(
    meeting.agenda.flatMap(({ issueId }) => (issueId === undefined ? [] : [findIssue(issueId)])),
  );
  const gone = new Set(issues.flatMap((issue) => (issue === undefined || isUndecided(issue) ? [] : [issue.id])));
  const isGone = (issueId: IssueId | undefined) => issueId !== undefined && gone.has(issueId);
  return gone.size === 0 ? meeting : { ...meeting, agenda: meeting.agenda.filter(({ issueId }) => !isGone(issueId)) };
}
