import type { TaskId } from '../../../../bot/domain/ids';
import { ReferForm } from './ReferralForms';
import { Referrals } from './Referrals';

export default function ReferralsOfTask({ taskId }: { taskId: TaskId }) {
  return <Referrals taskId={taskId} />;
}

/** From the menu of what one may do with it. */
export function ReferTask({ taskId, onClose }: { taskId: TaskId; onClose: () => void }) {
  return <ReferForm of={{ taskId }} onClose={onClose} />;
}
