import { Caption1, Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { PartnerDetailView } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { OpenLink } from '../../components/OpenLink';
import { TaskMark } from '../../components/StateBadge';
import { addressText } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { DueMark } from '../actionLog/DueMark';
import { TaskTitle } from '../actionLog/TaskTitle';

/** The others are behind the link that counts them. */
const MOST_SHOWN = 5;

const useStyles = makeStyles({
  block: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  task: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

interface Props {
  readonly partner: PartnerDetailView;
  readonly openTasks: NonNullable<PartnerDetailView['openTasks']>;
}

/** What the panel gave it, for whoever sees tasks: the first that are due, and the way to all of them. */
export function PartnerTasks({ partner: { id, hasLeft }, openTasks: { countText } }: Props) {
  const styles = useStyles();
  const hasOpen = countText !== '0';
  // Asked as any list of tasks is, so that the log knows what restricted ones were given to read.
  const tasks = useQueryOf('tasks.list', { agencyId: id, limit: MOST_SHOWN }, hasOpen);
  useBears(tasks.data?.items);
  const all = addressText('action-log', { agencyId: id });
  return (
    <section aria-label="Tasks" className={styles.block}>
      <Subtitle2 as="h3">Tasks</Subtitle2>
      {hasOpen && <Link href={all}>{countText === '1' ? '1 open task' : `${countText} open tasks`}</Link>}
      {hasOpen &&
        tasks.data?.items.map((task) => (
          <div key={task.id} className={styles.task}>
            <OpenLink to={{ task: task.id }} quiet>
              <TaskTitle task={task} />
            </OpenLink>
            <Caption1 className={styles.facts}>
              <DueMark task={task} />
              <TaskMark task={task} />
            </Caption1>
          </div>
        ))}
      {!hasOpen && !hasLeft && <Text>None is open.</Text>}
      {hasLeft && <Link href={all}>What was given to it</Link>}
    </section>
  );
}
