import { Button, makeStyles } from '@fluentui/react-components';
import { ChatWarningRegular } from '@fluentui/react-icons/svg/chat-warning';
import type { ReactNode } from 'react';
import type { IssueView } from '../../../bot/contract';
import { EmptyNotice } from '../../components/EmptyNotice';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';

const filterNames = ['mine', 'state', 'open', 'search', 'agencyId'];
const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, undefined]));

const useStyles = makeStyles({ more: { alignSelf: 'center' } });

interface Props {
  readonly parameters: Parameters;
  readonly onRaise: (() => void) | undefined;
  /** Draws the issues that are there; `stale` while those of other filters are on their way. */
  readonly children: (issues: readonly IssueView[], stale: boolean) => ReactNode;
}

/** The issues in each of their states; offline is drawn by the banner above what was there. */
export function IssueList({ parameters, onRaise, children }: Props) {
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
      {children(issues, pages.isPlaceholderData)}
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
