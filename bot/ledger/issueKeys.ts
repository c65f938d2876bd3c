import { isOpenIssue, type Issue, issueReaders, isWaitedFor } from '../domain/issue';
import { countedIssue, countedKeys } from '../domain/counted';
import { retentionKeys } from '../domain/retained';
import { issueEndedOn } from '../domain/retentionDays';
import { searchable } from '../domain/searchable';
import { restrictedUntil } from '../domain/restriction';
import { issueWords } from './wordKeys';
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
    words: issueWords(issue),
    ...countedKeys(countedIssue(issue)),
    ...tagKeys(issue),
    ...retentionKeys(issueEndedOn(issue), issue.retention),
  };
}

/** As they are looked for: `threats` by the very names, place and sector in whatever capitals. */
function tagKeys({ tags }: Issue): DocumentKeys {
  if (tags === undefined) return {};
  const { threats, place, sector } = tags;
  return {
    ...{ tagged: 'yes', threats },
    ...(place === undefined ? {} : { place: searchable(place) }),
    ...(sector === undefined ? {} : { sector: searchable(sector) }),
  };
}
