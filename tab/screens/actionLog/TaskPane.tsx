import type { TaskView } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { OpenRecord } from '../../components/OpenRecord';
import { SidePane } from '../../components/SidePane';
import { useOpened } from '../../data/useOpened';
import { TaskDetail } from '../../laterParts';
import { TaskTitle } from './TaskTitle';

interface Props {
  readonly taskId: string;
  /** What the list knows of it, which is there at once; the history follows. What is restricted waits for why. */
  readonly listed: TaskView | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Something was done with it here. */
  readonly onDone: () => void;
}

/** A task beside the list that it was opened from. */
export function TaskPane({ taskId, listed, onStep, onClose, onDone }: Props) {
  const whole = useOpened('tasks.get', { taskId });
  const task = whole.data ?? (whole.status === 'error' || listed?.restricted === true ? undefined : listed);
  useBears(task && [task]);
  return (
    <SidePane
      name="The task"
      title={<TaskTitle task={task} reference={(listed ?? whole.asks)?.reference} />}
      onStep={onStep}
      onClose={onClose}
    >
      <OpenRecord
        name="task"
        record={task}
        asked={whole}
        mayBeAskedFor={{ reference: listed?.reference, link: { type: 'task', taskId } }}
      >
        {(opened) => <TaskDetail task={opened} whole={whole.data} onDone={onDone} />}
      </OpenRecord>
    </SidePane>
  );
}
