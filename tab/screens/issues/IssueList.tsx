import { Button } from '@fluentui/react-components';
import { ChatWarningRegular } from '@fluentui/react-icons/svg/chat-warning';
import { useBears } from '../../components/BetweenMarkings';
import { EmptyNotice } from '../../components/EmptyNotice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { RowSkeleton } from '../../components/RowSkeleton';
import { useNarrow } from '../../components/useNarrow';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { useIssueColumns } from './issueColumns';
import { filterOf, withoutFilters } from './issueFilters';
import { isFiltered } from './issueTags';
import { Issues } from './Issues';

interface Props {
  readonly parameters: Parameters;
  readonly onRaise: (() => void) | undefined;
}

/** The issues in each of their states; offline is drawn by the banner above what was there. */
export function IssueList({ parameters, onRaise }: Props) {
  const filter = filterOf(parameters);
  const { row } = useIssueColumns();
  const cards = useNarrow();
  const pages = usePagesOf('issues.list', filter);
  const issues = pages.data?.pages.flatMap((page) => page.items);
  useBears(issues);

  if (issues === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice flush what="The issues could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <RowSkeleton label="Loading the issues" count={10} row={cards ? undefined : row} parts={[16, 16, 16]} />
    );
  }
  const none = <NoIssues filtered={isFiltered(parameters)} onRaise={onRaise} />;
  const more = {
    wanted: pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError,
    fetch: () => void pages.fetchNextPage(),
  };
  return (
    <>
      <Issues {...{ issues, more, none }} stale={pages.isPlaceholderData} />
      {pages.isFetchNextPageError && (
        <ProblemNotice
          flush
          what="More issues could not be loaded."
          error={pages.error}
          onRetry={pages.fetchNextPage}
        />
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
