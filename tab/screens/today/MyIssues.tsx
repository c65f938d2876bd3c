import { OpenLink } from '../../components/OpenLink';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';
import { addressText } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { TodayLines } from './TodayLines';
import { TodayPart } from './TodayPart';

/** What this person raised and what became of it. */
export function MyIssues() {
  const issues = useQueryOf('issues.list', { mine: true, open: 'any', limit: 5 });
  return (
    <TodayPart title="Your issues" all={{ href: addressText('issues'), words: 'All issues' }} query={issues}>
      {({ items }) => (
        <TodayLines
          none="You have raised no issue. One line in the chat with Sentinel is enough."
          lines={items.map((issue) => ({
            id: issue.id,
            title: <OpenLink to={{ issue: issue.id }}>{issue.headline}</OpenLink>,
            badges: (
              <>
                <IssueStateBadge issue={issue} />
                <IssueFlags issue={issue} />
              </>
            ),
            below: `${issue.reference} · ${issue.statusText}`,
          }))}
        />
      )}
    </TodayPart>
  );
}
