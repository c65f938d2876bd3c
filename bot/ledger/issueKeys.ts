import { isOpenIssue, type Issue, issueReaders, isWaitedFor } from '../domain/issue';
import { retentionKeys } from '../domain/retained';
import { issueEndedOn } from '../domain/retentionDays';
import { restrictedUntil } from '../domain/restriction';
import { searchable } from '../domain/searchable';
import type { DocumentKeys } from './store';

export function issueKeys(issue: Issue): DocumentKeys {
  return {
    number: issue.number,
    open: isOpenIssue(issue) ? 'yes' : 'no',
    waitedFor: isWaitedFor(issue) ? 'yes' : 'no',
    state: issue.state,
    agencyId: issue.agencyId,
    raisedBy: issue.raised.by,
    raisedAt: issue.raised.at,
    ...{ readers: issueReaders(issue), restrictedUntil: restrictedUntil(issue) },
    search: searchable(issue.reference, issue.text),
    ...retentionKeys(issueEndedOn(issue), issue.retention),
  };
}
