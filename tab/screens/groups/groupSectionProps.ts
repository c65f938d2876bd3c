import type { GroupDetailView } from '../../../bot/contract';
import type { GroupId } from '../../../bot/domain/ids';

/** What a section of a group's page is given: most read what they show themselves, by the group's id. */
export interface GroupSectionProps {
  readonly groupId: GroupId;
  readonly group: GroupDetailView;
}
