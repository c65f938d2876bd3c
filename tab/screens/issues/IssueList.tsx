import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChatWarningRegular } from '@fluentui/react-icons/svg/chat-warning';
import type { IssueView } from '../../../bot/contract';
import { EmptyNotice } from '../../components/EmptyNotice';
import { LoadingLines } from '../../components/LoadingLines';
import { OpenLink } from '../../components/OpenLink';
import { ProblemNotice } from '../../components/ProblemNotice';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';

const filterNames = ['mine', 'state', 'open', 'search', 'agencyId'];
const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, undefined]));

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  stale: { opacity: 0.6 },
  issue: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'center' },
});

interface Props {
  readonly parameters: Parameters;
  readonly onRaise: (() => void) | undefined;
}

export function IssueList({ parameters, onRaise }: Props) {
  const styles = useStyles();
  const filter = Object.fromEntries(Object.entries(parameters).filter(([name]) => filterNames.includes(name)));
  const pages = usePagesOf('issues.list', filter);

  if (pages.data === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice what="The issues could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <LoadingLines count={10} />
    );
  }
  const issues = pages.data.pages.flatMap((page) => page.items);
  if (issues.length === 0) return <NoIssues filtered={Object.keys(filter).length > 0} onRaise={onRaise} />;
  return (
    <>
      <ul className={mergeClasses(styles.list, pages.isPlaceholderData && styles.stale)} aria-label="Issues">
        {issues.map((issue, index) => (
          <IssueLine key={issue.id} issue={issue} divided={index > 0} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          className={styles.more}
          disabledFocusable={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchNextPageError ? 'Not loaded. Try again' : 'Show more'}
        </Button>
      )}
    </>
  );
}

function IssueLine({ issue, divided }: { issue: IssueView; divided: boolean }) {
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.issue, divided && styles.divided)}>
      <div className={styles.line}>
        <Caption1 className={styles.quiet}>{issue.reference}</Caption1>
        <IssueStateBadge issue={issue} />
        <IssueFlags issue={issue} />
      </div>
      <div>
        <OpenLink to={{ issue: issue.id }}>{issue.headline}</OpenLink>
      </div>
      <Caption1 className={styles.quiet}>
        {issue.agencyName} · {issue.statusText}
      </Caption1>
    </li>
  );
}

function NoIssues({ filtered, onRaise }: { filtered: boolean; onRaise: (() => void) | undefined }) {
  if (filtered) {
    return (
      <EmptyNotice
        icon={<ChatWarningRegular />}
        title="No issue fits these filters"
        why="Only issues that are shared with you are searched."
        next={<Button onClick={() => setParameters(withoutFilters)}>Clear filters</Button>}
      />
    );
  }
  return (
    <EmptyNotice
      icon={<ChatWarningRegular />}
      title="No open issues"
      why="What members raise appears here until the panel has dealt with it."
      {...(onRaise === undefined ? {} : { next: <Button onClick={onRaise}>Raise an issue</Button> })}
    />
  );
}
