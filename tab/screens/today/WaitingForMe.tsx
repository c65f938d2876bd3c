import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';
import { ProblemBar } from '../../components/ProblemNotice';
import { TaskFlags, TaskStateBadge } from '../../components/StateBadge';
import { say } from '../../components/say';
import { setParameters } from '../../data/address';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { TodayLines } from './TodayLines';
import { TodayPart } from './TodayPart';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

/** Tasks that nobody has acknowledged yet and whose owner is asking: answered in place. */
export function WaitingForMe() {
  const tasks = useQueryOf('tasks.list', { mine: true, state: 'allocated', limit: 20 });
  return (
    <TodayPart title="Waiting for your answer" query={tasks}>
      {({ items }) => (
        <TodayLines
          none="Nothing waits for your answer."
          lines={items.map((task) => ({
            id: task.id,
            title: <OpenLink to={{ task: task.id }}>{task.title}</OpenLink>,
            badges: (
              <>
                <TaskStateBadge task={task} />
                <TaskFlags task={task} />
              </>
            ),
            below: `${task.reference} · due ${task.dueText}`,
            actions: <AnswerButtons task={task} />,
          }))}
        />
      )}
    </TodayPart>
  );
}

function AnswerButtons({ task }: { task: TaskView }) {
  const styles = useStyles();
  const acknowledge = useCommand('task.acknowledge');
  return (
    <>
      <ProblemBar error={acknowledge.error} />
      <div className={styles.actions}>
        {task.may.acknowledge && (
          <Button
            appearance="primary"
            disabledFocusable={acknowledge.isPending}
            onClick={() =>
              acknowledge.mutate(
                { taskId: task.id },
                { onSuccess: ({ reference, dueText }) => say(`${reference} acknowledged.`, `It is due ${dueText}.`) },
              )
            }
          >
            Acknowledge
          </Button>
        )}
        <Button onClick={() => setParameters({ task: task.id })}>More</Button>
      </div>
    </>
  );
}
