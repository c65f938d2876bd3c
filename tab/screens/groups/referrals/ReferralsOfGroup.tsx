import type { GroupId } from '../../../../bot/domain/ids';
import { Referrals } from './Referrals';

export default function ReferralsOfGroup({ groupId }: { groupId: GroupId }) {
  return <Referrals groupId={groupId} />;
}
