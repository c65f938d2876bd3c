import { ProblemNotice } from '../../components/ProblemNotice';
import { useNarrow } from '../../components/useNarrow';
import type { Parameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { NoTasks } from './NoTasks';
import type { Selection } from './selection';
import { TaskCards } from './TaskCards';
import { filterOf, isFiltered } from './taskFilters';
import { TaskSkeleton } from './TaskSkeleton';
import { TaskTable } from './TaskTable';

/** The rows of the action log in each of their states; offline is drawn by the banner above what was there. */
export function TaskList({ parameters, selection }: { parameters: Parameters; selection: Selection | undefined }) {
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
  const rows = { tasks, parameters, selection, more, stale: pages.isPlaceholderData };
  return (
    <>
      {narrow ? <TaskCards {...rows} /> : <TaskTable {...rows} />}
      {pages.isFetchNextPageError && (
        <ProblemNotice what="More tasks could not be loaded." error={pages.error} onRetry={pages.fetchNextPage} />
      )}
    </>
  );
}
