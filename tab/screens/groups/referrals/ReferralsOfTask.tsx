import type { TaskId } from '../../../../bot/domain/ids';
import { Referrals } from './Referrals';

export default function ReferralsOfTask({ taskId }: { taskId: TaskId }) {
  return <Referrals taskId={taskId} />;
}
