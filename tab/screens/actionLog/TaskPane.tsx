import type { TaskView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SidePane } from '../../components/SidePane';
import { useQueryOf } from '../../data/useQueryOf';
import { TaskDetail } from './TaskDetail';
import { TaskTitle } from './TaskTitle';

interface Props {
  readonly taskId: string;
  /** What the list knows of it, which is there at once; the history follows. */
  readonly listed: TaskView | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** A task beside the list that it was opened from. */
export function TaskPane({ taskId, listed, onStep, onClose }: Props) {
  const whole = useQueryOf('tasks.get', { taskId });
  const task = whole.data ?? (whole.status === 'error' ? undefined : listed);
  return (
    <SidePane name="The task" title={<TaskTitle task={task} />} onStep={onStep} onClose={onClose}>
      {task !== undefined && <TaskDetail task={task} whole={whole.data} />}
      {task === undefined && whole.status === 'error' && (
        <ProblemNotice what="The task could not be opened." error={whole.error} onRetry={whole.refetch} />
      )}
      {task === undefined && whole.status === 'pending' && <LoadingLines count={8} />}
    </SidePane>
  );
}
