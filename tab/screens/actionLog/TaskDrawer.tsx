import { OpenRecord } from '../../components/OpenRecord';
import { SideDrawer } from '../../components/SideDrawer';
import { useOpened } from '../../data/useOpened';
import TaskDetail from './TaskDetail';
import { TaskTitle } from './TaskTitle';

/** A task over whatever screen one is on. */
export default function TaskDrawer({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const task = useOpened('tasks.get', { taskId });
  return (
    <SideDrawer
      title={<TaskTitle task={task.data} reference={task.asks?.reference} />}
      marking={task.data?.marking}
      onClose={onClose}
    >
      <OpenRecord name="task" record={task.data} asked={task} mayBeAskedFor={{ link: { type: 'task', taskId } }}>
        {(opened) => <TaskDetail task={opened} whole={opened} />}
      </OpenRecord>
    </SideDrawer>
  );
}
