import type { TaskView } from '../../../bot/contract';
import { Unbroken } from '../../components/Unbroken';

/** "SEN-27-014: Visit the scrapyard" */
export function TaskTitle({ task }: { task: TaskView | undefined }) {
  if (task === undefined) return 'Task';
  return (
    <>
      <Unbroken text={`${task.reference}:`} /> <bdi>{task.title}</bdi>
    </>
  );
}
