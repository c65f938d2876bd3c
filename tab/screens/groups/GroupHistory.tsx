import { History } from '../../components/History';
import type { GroupSectionProps } from './groupSectionProps';

/** What was done to the group, last on its page. */
export default function GroupHistory({ group }: GroupSectionProps) {
  return <History lines={group.history} />;
}
