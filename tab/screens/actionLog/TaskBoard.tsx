import { DndContext, type DragEndEvent, PointerSensor, pointerWithin, useSensor, useSensors } from '@dnd-kit/core';
import { Button, Caption1, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { BoardColumn, COLUMN_GAP_PX } from './BoardColumn';
import { columnOf, columnsInOrder } from './boardMoves';
import { NoTasks } from './NoTasks';
import { filterOf, isFiltered } from './taskFilters';
import { taskForms } from './taskForms';
import { TaskTitle } from './TaskTitle';
import { type AskingMove, useBoardMoves } from './useBoardMoves';

/** As many as one answer holds. */
const PAGE = 200;

const useStyles = makeStyles({
  // It is the board that is pushed sideways where the window is narrow, not the page.
  board: {
    // What is only read aloud scrolls along.
    position: 'relative',
    display: 'flex',
    alignItems: 'flex-start',
    flexGrow: 1,
    minHeight: '240px',
    gap: `${COLUMN_GAP_PX}px`,
    overflow: 'auto',
    // Its columns are as wide as lets whole ones show.
    containerType: 'inline-size',
    scrollSnapType: 'x proximity',
    paddingBottom: tokens.spacingVerticalS,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  stale: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The tasks by where they stand. A task is moved by what its people do: each move is that, or says why it cannot be. */
export default function TaskBoard({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  const moves = useBoardMoves();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const pages = usePagesOf('tasks.list', { ...filterOf(parameters), limit: PAGE });
  if (pages.data === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice what="The action log could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <LoadingLines count={8} />
    );
  }
  const tasks = pages.data.pages.flatMap((page) => page.items);
  if (tasks.length === 0) return <NoTasks filtered={isFiltered(parameters)} />;
  const elsewhere = tasks.filter((task) => columnOf(task) === undefined).length;
  function drop({ active, over }: DragEndEvent): void {
    const task = tasks.find(({ id }) => id === active.id);
    const column = columnsInOrder.find((each) => each === over?.id);
    if (task !== undefined && column !== undefined) moves.move(task, column);
  }
  return (
    <>
      <ProblemBar error={moves.error} />
      {moves.refused !== undefined && (
        <Notice intent="info" role="alert">
          {moves.refused}
        </Notice>
      )}
      <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={drop}>
        <div
          role="region"
          aria-label="Board"
          tabIndex={0}
          className={mergeClasses(styles.board, pages.isPlaceholderData && styles.stale)}
        >
          {columnsInOrder.map((column) => (
            <BoardColumn
              key={column}
              column={column}
              tasks={tasks.filter((task) => columnOf(task) === column)}
              onMove={moves.move}
            />
          ))}
        </div>
      </DndContext>
      <div className={styles.foot}>
        {elsewhere > 0 && <Elsewhere count={elsewhere} />}
        {pages.hasNextPage && (
          <>
            <Caption1 className={styles.quiet}>These are the first {tasks.length} tasks.</Caption1>
            <Button disabledFocusable={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {pages.isFetchNextPageError ? 'Not loaded. Try again' : 'Show more'}
            </Button>
          </>
        )}
      </div>
      {moves.asking !== undefined && <AskingDrawer {...moves.asking} onDone={moves.done} onLeave={moves.leave} />}
    </>
  );
}

interface AskingProps extends AskingMove {
  readonly onDone: (task: TaskView, step: AskingMove['step']) => void;
  readonly onLeave: () => void;
}

/** What a move needs to be told first. */
function AskingDrawer({ task, step, onDone, onLeave }: AskingProps) {
  return (
    <SideDrawer title={<TaskTitle task={task} />} onClose={onLeave}>
      {taskForms[step]({ task, onDone: () => onDone(task, step), onCancel: onLeave })}
    </SideDrawer>
  );
}

/** Nobody acts on what is withdrawn. */
function Elsewhere({ count }: { count: number }) {
  return (
    <Text>
      {count === 1 ? '1 withdrawn task has no column here.' : `${count} withdrawn tasks have no column here.`}{' '}
      <Link as="button" onClick={() => setParameters({ view: undefined })}>
        See the list
      </Link>
    </Text>
  );
}
