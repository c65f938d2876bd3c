import { OpenLink } from '../../components/OpenLink';
import { TaskFlags, TaskStateBadge } from '../../components/StateBadge';
import { addressText } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { TodayLines } from './TodayLines';
import { TodayPart } from './TodayPart';

/** What this person has taken on, the earliest due first. */
export function MyTasks() {
  const tasks = useQueryOf('tasks.list', { mine: true, state: 'acknowledged,inProgress', sort: 'dueOn', limit: 8 });
  return (
    <TodayPart
      title="Your open tasks"
      all={{ href: addressText('action-log', { mine: 'true' }), words: 'All your tasks' }}
      query={tasks}
    >
      {({ items }) => (
        <TodayLines
          none="You have no open tasks."
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
          }))}
        />
      )}
    </TodayPart>
  );
}
