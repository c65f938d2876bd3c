import { Button } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { EmptyNotice } from '../../components/EmptyNotice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useNarrow } from '../../components/useNarrow';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { TaskCards } from './TaskCards';
import { filterOf, isFiltered, withoutFilters } from './taskFilters';
import { TaskSkeleton } from './TaskSkeleton';
import { TaskTable } from './TaskTable';

/** The rows of the action log in each of their states; offline is drawn by the banner above what was there. */
export function TaskList({ parameters }: { parameters: Parameters }) {
  const narrow = useNarrow();
  const pages = usePagesOf('tasks.list', filterOf(parameters));

  if (pages.data === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice what="The action log could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <TaskSkeleton narrow={narrow} />
    );
  }
  const tasks = pages.data.pages.flatMap((page) => page.items);
  if (tasks.length === 0) return <NoTasks filtered={isFiltered(parameters)} />;

  const more = {
    wanted: pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError,
    fetch: () => void pages.fetchNextPage(),
  };
  const rows = { tasks, parameters, more, stale: pages.isPlaceholderData };
  return (
    <>
      {narrow ? <TaskCards {...rows} /> : <TaskTable {...rows} />}
      {pages.isFetchNextPageError && (
        <ProblemNotice what="More tasks could not be loaded." error={pages.error} onRetry={pages.fetchNextPage} />
      )}
    </>
  );
}

function NoTasks({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyNotice
      icon={<ClipboardTaskListLtrRegular />}
      title="No task fits these filters"
      why="Only tasks that are shared with you are searched."
      next={<Button onClick={() => setParameters(withoutFilters)}>Clear filters</Button>}
    />
  ) : (
    <EmptyNotice
      icon={<ClipboardTaskListLtrRegular />}
      title="No open tasks"
      why="When the panel gives a task to an agency it appears here, and its owner gets a card in chat."
      next={<Button onClick={() => setParameters({ open: 'no' })}>Show closed tasks</Button>}
    />
  );
}
