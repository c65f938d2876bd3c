import { makeStyles } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { aloud } from '../../components/aloud';
import { Deadline } from '../../components/Deadline';
import { useRowStyles } from '../../components/rowStyles';
import { overdueIcon, RowMark } from '../../components/StateBadge';

const useStyles = makeStyles({
  aloud,
  cut: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/**
 * When a task is due, or, urgent and not acknowledged, when that is; late, it is the one thing in its row that is red.
 * Where there is little room the day has to do.
 */
export function DueMark({ task, onCard = false }: { task: TaskView; onCard?: boolean }) {
  const { overdue, dueText, answerDueAt } = task;
  const styles = useStyles();
  const rows = useRowStyles();
  if (answerDueAt !== undefined) return <Deadline of={task} long="answer" onCard={onCard} />;
  const words = (
    <>
      <span className={onCard ? rows.longOnCard : rows.long}>{dueText}</span>
      <span className={onCard ? rows.shortOnCard : rows.short}>{dueText.split(',', 1)}</span>
    </>
  );
  return overdue ? (
    <>
      <span className={styles.aloud}>Overdue</span>
      <RowMark icon={overdueIcon} word={words} title={dueText} red />
    </>
  ) : (
    <span className={styles.cut} title={dueText}>
      {words}
    </span>
  );
}
