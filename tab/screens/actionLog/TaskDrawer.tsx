import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { useQueryOf } from '../../data/useQueryOf';
import { TaskDetail } from './TaskDetail';
import { TaskTitle } from './TaskTitle';

/** A task over whatever screen one is on. */
export default function TaskDrawer({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const task = useQueryOf('tasks.get', { taskId });
  return (
    <SideDrawer title={<TaskTitle task={task.data} />} onClose={onClose}>
      {task.data !== undefined && <TaskDetail task={task.data} whole={task.data} />}
      {task.data === undefined && task.status === 'error' && (
        <ProblemNotice what="The task could not be opened." error={task.error} onRetry={task.refetch} />
      )}
      {task.status === 'pending' && <LoadingLines count={8} />}
    </SideDrawer>
  );
}
