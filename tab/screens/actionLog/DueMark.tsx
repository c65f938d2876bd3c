import { makeStyles } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { useRowStyles } from '../../components/rowStyles';
import { overdueIcon, RowMark } from '../../components/StateBadge';

const useStyles = makeStyles({
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  cut: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** When a task is due; late, it is the one thing in its row that is red. Where there is little room the day has to do. */
export function DueMark({ task: { overdue, dueText }, onCard = false }: { task: TaskView; onCard?: boolean }) {
  const styles = useStyles();
  const rows = useRowStyles();
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
