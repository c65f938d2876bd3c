import { Caption1, makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';
import { TaskFlags } from '../../components/StateBadge';

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    ':hover': shorthands.borderColor(tokens.colorBrandStroke1),
    // The whole card opens the task; the keyboard stops once, at its title.
    '& button::after': { content: '""', position: 'absolute', inset: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  flags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

export function BoardCard({ task }: { task: TaskView }) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <Caption1 className={styles.quiet}>{task.reference}</Caption1>
      <OpenLink to={{ task: task.id }}>{task.title}</OpenLink>
      <Caption1>
        {task.agencyName} · {task.ownerName}
      </Caption1>
      <Caption1 className={mergeClasses(task.overdue && styles.late)}>{task.dueText}</Caption1>
      <span className={styles.flags}>
        <TaskFlags task={task} />
      </span>
    </div>
  );
}
