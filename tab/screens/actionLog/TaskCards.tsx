import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';
import { TaskFlags, TaskStateBadge } from '../../components/StateBadge';
import type { Selection } from './selection';
import { SelectBox } from './SelectBox';
import { type TaskRows, useRowWindow } from './useRowWindow';

const CARD_PX = 128;
const GAP_PX = 8;

const useStyles = makeStyles({
  list: { position: 'relative' },
  place: { position: 'absolute', left: 0, right: 0, top: 0 },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  given: { backgroundColor: tokens.colorBrandBackground2 },
  stale: { opacity: 0.6 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  reference: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** The action log where there is no room for columns. */
export function TaskCards(props: TaskRows) {
  const styles = useStyles();
  const { list, shown, heightPx, measure } = useRowWindow(props, CARD_PX, GAP_PX);
  return (
    <div
      ref={list}
      role="list"
      aria-label="Action log"
      className={mergeClasses(styles.list, props.stale && styles.stale)}
      style={{ height: `${heightPx}px` }}
    >
      {shown.map(({ key, index, task, topPx }) => (
        <div
          key={key}
          ref={measure}
          data-index={index}
          role="listitem"
          className={styles.place}
          style={{ transform: `translateY(${topPx}px)` }}
        >
          <TaskCard task={task} given={props.parameters['given'] === task.id} selection={props.selection} />
        </div>
      ))}
    </div>
  );
}

interface CardProps {
  readonly task: TaskView;
  readonly given: boolean;
  readonly selection: Selection | undefined;
}

function TaskCard({ task, given, selection }: CardProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.card, given && styles.given)}>
      <div className={styles.line}>
        {selection !== undefined && <SelectBox task={task} selection={selection} />}
        <Caption1 className={styles.reference}>{task.reference}</Caption1>
        <TaskStateBadge task={task} />
      </div>
      <OpenLink to={{ task: task.id }}>{task.title}</OpenLink>
      <Text>
        {task.agencyName} · {task.ownerName}
      </Text>
      <div className={styles.line}>
        <Text className={mergeClasses(task.overdue && styles.late)}>{task.dueText}</Text>
        <TaskFlags task={task} />
      </div>
      <Caption1>{task.changedText}</Caption1>
    </div>
  );
}
