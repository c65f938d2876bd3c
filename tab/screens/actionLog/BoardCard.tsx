import { useDraggable } from '@dnd-kit/core';
import { Caption1, makeStyles, MenuItem, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import type { TaskView } from '../../../bot/contract';
import { More } from '../../components/More';
import { OpenLink } from '../../components/OpenLink';
import { RestrictedMark, TaskAlarms } from '../../components/StateBadge';
import { type Column, columnBeside, columnNames, columnsInOrder, moveInto } from './boardMoves';
import { DueMark } from './DueMark';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    cursor: 'grab',
    ':hover': shorthands.borderColor(tokens.colorBrandStroke1),
  },
  carried: { position: 'relative', zIndex: 2, boxShadow: tokens.shadow16, cursor: 'grabbing' },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  reference: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly task: TaskView;
  readonly onMove: (task: TaskView, column: Column) => void;
}

/** A task of the board: dragged, moved with Alt and an arrow key, or from its menu. */
export function BoardCard({ task, onMove }: Props) {
  const styles = useStyles();
  const { listeners, setNodeRef, transform, isDragging } = useDraggable({ id: task.id });
  // The arrows are the card’s own: nothing is picked up by key.
  const { onKeyDown: _, ...pointing } = listeners ?? {};
  const possible = columnsInOrder.filter((column) => 'step' in (moveInto(task, column) ?? {}));
  function byKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    const column = columnBeside(task, event.key === 'ArrowRight' ? 1 : -1);
    if (column !== undefined) onMove(task, column);
  }
  const place = transform === null ? {} : { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` };
  return (
    <div
      ref={setNodeRef}
      style={place}
      className={mergeClasses(styles.card, isDragging && styles.carried)}
      {...pointing}
      onKeyDown={byKey}
    >
      <div className={styles.line}>
        <Caption1 className={styles.reference}>{task.reference}</Caption1>
        {task.restricted && <RestrictedMark />}
        {possible.length > 0 && (
          <More label={`Move ${task.reference}`} size="small">
            {possible.map((column) => (
              <MenuItem key={column} onClick={() => onMove(task, column)}>
                {columnNames[column]}
              </MenuItem>
            ))}
          </More>
        )}
      </div>
      <OpenLink quiet to={{ task: task.id }}>
        <bdi>{task.title}</bdi>
      </OpenLink>
      <span dir="auto">{`${task.agencyName} · ${task.ownerName}`}</span>
      <TaskAlarms task={task} />
      <DueMark task={task} onCard />
    </div>
  );
}
