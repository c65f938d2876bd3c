import { Button, Caption1, Link, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { BoardCard } from './BoardCard';
import { NoTasks } from './NoTasks';
import { filterOf, isFiltered } from './taskFilters';

/** As many as one answer holds. */
const PAGE = 200;

const useStyles = makeStyles({
  // It is the board that is pushed sideways where the window is narrow, not the page.
  board: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(208px, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    overflowX: 'auto',
    paddingBottom: tokens.spacingVerticalS,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  stale: { opacity: 0.6 },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minHeight: '160px',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  cards: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface Column {
  readonly name: string;
  readonly holds: (task: TaskView) => boolean;
}

const inState = (state: TaskView['state']) => (task: TaskView) =>
  task.state === state && task.blockedText === undefined;

/** Whatever its state, what is held up stands in a column of its own. */
const columns: readonly Column[] = [
  { name: 'Allocated', holds: inState('allocated') },
  { name: 'Acknowledged', holds: inState('acknowledged') },
  { name: 'In progress', holds: inState('inProgress') },
  { name: 'Blocked', holds: ({ blockedText }) => blockedText !== undefined },
  { name: 'Completed', holds: inState('completed') },
];

/** The tasks by where they stand. Nothing is dragged: a task moves when its people answer. */
export default function TaskBoard({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
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
  const elsewhere = tasks.filter((task) => columns.every(({ holds }) => !holds(task))).length;
  return (
    <>
      <div
        role="region"
        aria-label="Board"
        tabIndex={0}
        className={mergeClasses(styles.board, pages.isPlaceholderData && styles.stale)}
      >
        {columns.map(({ name, holds }) => (
          <ColumnOf key={name} name={name} tasks={tasks.filter(holds)} />
        ))}
      </div>
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
    </>
  );
}

function ColumnOf({ name, tasks }: { name: string; tasks: readonly TaskView[] }) {
  const styles = useStyles();
  return (
    <section aria-label={name} className={styles.column}>
      <Subtitle2 as="h2">
        {name} <span className={styles.quiet}>{tasks.length}</span>
      </Subtitle2>
      {tasks.length === 0 ? (
        <Caption1 className={styles.quiet}>None</Caption1>
      ) : (
        <ul className={styles.cards}>
          {tasks.map((task) => (
            <li key={task.id}>
              <BoardCard task={task} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Proposed, declined, closed, withdrawn: nobody works on these. */
function Elsewhere({ count }: { count: number }) {
  return (
    <Text>
      {count === 1 ? '1 task has no column here' : `${count} tasks have no column here`}: proposed, declined, closed or
      withdrawn.{' '}
      <Link as="button" onClick={() => setParameters({ view: undefined })}>
        See the list
      </Link>
    </Text>
  );
}
