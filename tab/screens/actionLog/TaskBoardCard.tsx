import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { BoardCard } from '../../components/BoardCard';
import { OpenLink } from '../../components/OpenLink';
import { RestrictedMark, TaskAlarms } from '../../components/StateBadge';
import { type Column, columnBeside, columnNames, columnsInOrder, moveInto } from './boardMoves';
import { DueMark } from './DueMark';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  reference: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly task: TaskView;
  /** A form that one of its moves asks for is open. */
  readonly isAsked: boolean;
  readonly onMove: (task: TaskView, column: Column) => void;
}

/** A task of the board. */
export function TaskBoardCard({ task, isAsked, onMove }: Props) {
  const styles = useStyles();
  const possible = columnsInOrder.filter((column) => 'step' in (moveInto(task, column) ?? {}));
  function step(by: 1 | -1): void {
    const column = columnBeside(task, by);
    if (column !== undefined) onMove(task, column);
  }
  return (
    <BoardCard
      id={task.id}
      moveLabel={`Move ${task.reference}`}
      moves={possible.map((column) => ({ name: columnNames[column], onMove: () => onMove(task, column) }))}
      onStep={step}
      isAsked={isAsked}
      head={
        <span className={styles.line}>
          <Caption1 className={styles.reference}>{task.reference}</Caption1>
          {task.restricted && <RestrictedMark />}
        </span>
      }
    >
      <OpenLink quiet to={{ task: task.id }}>
        <bdi>{task.title}</bdi>
      </OpenLink>
      <span dir="auto">{`${task.agencyName} · ${task.ownerName}`}</span>
      <TaskAlarms task={task} />
      <DueMark task={task} onCard />
    </BoardCard>
  );
}
