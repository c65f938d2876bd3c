import { useDroppable } from '@dnd-kit/core';
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { BoardCard } from './BoardCard';
import { type Column, columnNames, columnsInOrder } from './boardMoves';

/** No narrower, where the board has room for two. */
const COLUMN_PX = 208;
export const COLUMN_GAP_PX = 8;

const MOST_COLUMNS = columnsInOrder.length;

function boardPx(count: number): number {
  return count * (COLUMN_PX + COLUMN_GAP_PX) - COLUMN_GAP_PX;
}

/** As many columns as the board has room for, side by side; the others are a push away, each whole. */
function wholeOnes(count: number): readonly [string, { flexBasis: string }] {
  // No two of the rules hold at once: they are not kept in the order of their widths.
  const below = count === MOST_COLUMNS ? '' : ` and (max-width: ${boardPx(count + 1) - 0.02}px)`;
  const flexBasis = `calc((100% - ${(count - 1) * COLUMN_GAP_PX}px) / ${count})`;
  return [`@container (min-width: ${boardPx(count)}px)${below}`, { flexBasis }];
}

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    flex: '0 0 100%',
    minWidth: 0,
    scrollSnapAlign: 'start',
    ...Object.fromEntries(columnsInOrder.map((_, at) => wholeOnes(at + 1))),
    gap: tokens.spacingVerticalS,
    minHeight: '200px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  // Where few fit, what is empty makes room for the others.
  empty: { '@container (max-width: 639px)': { display: 'none' } },
  over: { outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}` },
  cards: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly column: Column;
  readonly tasks: readonly TaskView[];
  readonly onMove: (task: TaskView, column: Column) => void;
}

/** The tasks that stand alike; a task is dropped on it. */
export function BoardColumn({ column, tasks, onMove }: Props) {
  const styles = useStyles();
  const { setNodeRef, isOver } = useDroppable({ id: column });
  const name = columnNames[column];
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      className={mergeClasses(styles.column, tasks.length === 0 && styles.empty, isOver && styles.over)}
    >
      <Subtitle2 as="h2">
        {name} {tasks.length > 0 && <span className={styles.quiet}>{tasks.length}</span>}
      </Subtitle2>
      {tasks.length === 0 ? (
        <Caption1 className={styles.quiet}>{column === 'closed' ? 'Drop here what is done' : 'None'}</Caption1>
      ) : (
        <ul className={styles.cards}>
          {tasks.map((task) => (
            <li key={task.id}>
              <BoardCard task={task} onMove={onMove} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
