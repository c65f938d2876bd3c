import type { TaskView } from '../../../bot/contract';

/** "SEN-27-014: Visit the scrapyard" */
export function TaskTitle({ task }: { task: TaskView | undefined }) {
  if (task === undefined) return 'Task';
  return (
    <>
      {task.reference}: <bdi>{task.title}</bdi>
    </>
  );
}
