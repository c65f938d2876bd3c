import { mergeClasses } from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import type { TaskId } from '../../../bot/domain/ids';
import { useBears } from '../../components/BetweenMarkings';
import { ProblemNotice } from '../../components/ProblemNotice';
import { RowSkeleton } from '../../components/RowSkeleton';
import { ListArea } from '../../components/SidePane';
import { useListKeys } from '../../components/useListKeys';
import { useBelow, useRoomBeside } from '../../components/useNarrow';
import { type ListPlace, useListPlace } from '../../components/useListPlace';
import type { More } from '../../components/useRowWindow';
import { type Parameters, setParameters } from '../../data/address';
import { useMay } from '../../data/session';
import { usePagesOf } from '../../data/usePagesOf';
import { CloseSeveral } from '../../laterParts';
import { NoTasks } from './NoTasks';
import { maySelect, useSelection } from './selection';
import { SelectionBar } from './SelectionBar';
import { TaskCards } from './TaskCards';
import { useColumnStyles } from './taskColumns';
import { isFiltered, listingOf } from './taskFilters';
import { TaskPane } from './TaskPane';
import { TaskTable } from './TaskTable';

/** Below this width a task is a card. */
const CARDS_BELOW_PX = 960;

/** The tasks of the action log in each of their states; offline is drawn by the banner above what was there. */
export function TaskList({ parameters }: { parameters: Parameters }) {
  const cards = useBelow(CARDS_BELOW_PX);
  const pages = usePagesOf('tasks.list', listingOf(parameters));
  const tasks = pages.data?.pages.flatMap((page) => page.items);
  useBears(tasks);

  if (tasks === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice flush what="The action log could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <TaskBones cards={cards} />
    );
  }
  const more = {
    wanted: pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError,
    fetch: () => void pages.fetchNextPage(),
  };
  return (
    <>
      <Tasks {...{ tasks, parameters, more, cards }} stale={pages.isPlaceholderData} />
      {pages.isFetchNextPageError && (
        <ProblemNotice flush what="More tasks could not be loaded." error={pages.error} onRetry={pages.fetchNextPage} />
      )}
    </>
  );
}

function TaskBones({ cards }: { cards: boolean }) {
  const { row, selectable } = useColumnStyles();
  const selecting = useMay('task.direct');
  const columns = Array.from({ length: selecting ? 6 : 5 }, () => 16 as const);
  return (
    <RowSkeleton
      label="Loading the action log"
      count={12}
      row={cards ? undefined : mergeClasses(row, selecting && selectable)}
      parts={cards ? [16, 16, 16] : columns}
    />
  );
}

interface Props {
  readonly tasks: readonly TaskView[];
  readonly parameters: Parameters;
  readonly more: More;
  readonly cards: boolean;
  readonly stale: boolean;
}

/** The rows, and beside them the task that is open. */
function Tasks({ tasks, parameters, more, cards, stale }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const openId = useRoomBeside() ? parameters['task'] : undefined;
  const place = useListPlace(tasks, parameters['task']);
  const chosen = useSelection(tasks);
  const selection = useMay('task.direct') ? chosen : undefined;
  const [closing, setClosing] = useState<readonly TaskId[]>();
  const { step, open, close } = useListKeys(area, tasks, place, {
    openId,
    onOpen: (task, options) => setParameters({ task }, options),
    onSelect: (task) => selection !== undefined && maySelect(task, selection) && selection.toggle(task.id),
  });
  const answered = useGoingOn(tasks, openId, place);
  const Rows = cards ? TaskCards : TaskTable;
  return (
    <>
      {/* Beside the rows: what is closed is chosen no longer, and what became of it has still to be said. */}
      {closing !== undefined && (
        <Suspense fallback={null}>
          <CloseSeveral taskIds={closing} onClose={() => setClosing(undefined)} />
        </Suspense>
      )}
      <ListArea
        ref={area}
        list={
          <>
            {tasks.length === 0 && <NoTasks filtered={isFiltered(parameters)} />}
            {tasks.length > 0 && <Rows {...{ tasks, place, parameters, selection, more, stale }} onOpen={open} />}
            {selection !== undefined && selection.ids.size > 0 && (
              <SelectionBar
                selection={selection}
                onCloseTasks={
                  tasks.some(({ id, may }) => may.close && selection.ids.has(id))
                    ? () => setClosing([...selection.ids])
                    : undefined
                }
              />
            )}
          </>
        }
        pane={
          openId !== undefined && (
            <TaskPane
              key={openId}
              taskId={openId}
              listed={tasks.find(({ id }) => id === openId)}
              onStep={step}
              onClose={close}
              onDone={answered}
            />
          )
        }
      />
    </>
  );
}

/**
 * What was answered here and has left the list that one works through gives way to the one that came up in its place.
 *
 * @returns to be called once what is open was answered
 */
function useGoingOn(tasks: readonly TaskView[], openId: string | undefined, place: ListPlace<TaskView>): () => void {
  const [answered, setAnswered] = useState<string>();
  const isGone = answered !== undefined && answered === openId && tasks.every(({ id }) => id !== openId);
  useEffect(() => {
    if (!isGone) return;
    place.walk(0);
    setParameters({ task: place.current?.id }, { replace: true });
  });
  return () => setAnswered(openId);
}
