import type { TaskView } from '../../../bot/contract';
import { Unbroken } from '../../components/Unbroken';

interface Props {
  readonly task: TaskView | undefined;
  /** What is known of it until it is open. */
  readonly reference?: string | undefined;
}

/** "SEN-27-014: Visit the scrapyard" */
export function TaskTitle({ task, reference = 'Task' }: Props) {
  if (task === undefined) return <Unbroken text={reference} />;
  return (
    <>
      <Unbroken text={`${task.reference}:`} /> <bdi>{task.title}</bdi>
    </>
  );
}
