import { useDroppable } from '@dnd-kit/core';
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { BoardCard } from './BoardCard';
import { type Column, columnNames } from './boardMoves';

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 0 208px',
    maxWidth: '320px',
    gap: tokens.spacingVerticalS,
    minHeight: '200px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  // What is empty makes room for the others.
  empty: { flex: '0 0 120px' },
  over: { outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}` },
  cards: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
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
