import { Button, Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { Board } from '../../components/Board';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { type Column, columnNames, columnOf, columnsInOrder } from './boardMoves';
import { NoTasks } from './NoTasks';
import { isFiltered, listingOf } from './taskFilters';
import { TaskBoardCard } from './TaskBoardCard';
import { taskForms } from './taskForms';
import { TaskTitle } from './TaskTitle';
import { type AskingMove, useBoardMoves } from './useBoardMoves';

/** As many as one answer holds. */
const PAGE = 200;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The tasks by where they stand. A task is moved by what its people do: each move is that, or says why it cannot be. */
export default function TaskBoard({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  const moves = useBoardMoves();
  const pages = usePagesOf('tasks.list', { ...listingOf(parameters), limit: PAGE });
  const tasks = pages.data?.pages.flatMap((page) => page.items);
  useBears(tasks);
  if (tasks === undefined) {
    return pages.status === 'error' ? (
      <ProblemNotice flush what="The action log could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <LoadingLines flush count={8} />
    );
  }
  if (tasks.length === 0) return <NoTasks filtered={isFiltered(parameters)} />;
  const elsewhere = tasks.filter((task) => columnOf(task) === undefined).length;
  function drop(id: string, column: Column): void {
    const task = tasks?.find((each) => each.id === id);
    if (task !== undefined) moves.move(task, column);
  }
  return (
    <>
      <ProblemBar error={moves.error} />
      {moves.refused !== undefined && (
        <Notice intent="info" role="alert">
          {moves.refused}
        </Notice>
      )}
      <Board
        label="Board"
        stale={pages.isPlaceholderData}
        onDrop={drop}
        columns={columnsInOrder.map((column) => ({
          ...{
            column,
            name: columnNames[column],
            whenEmpty: column === 'closed' ? 'Drop here what is done' : undefined,
          },
          cards: tasks
            .filter((task) => columnOf(task) === column)
            .map((task) => ({
              id: task.id,
              card: <TaskBoardCard task={task} isAsked={task.id === moves.asking?.task.id} onMove={moves.move} />,
            })),
        }))}
      />
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
