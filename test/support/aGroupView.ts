import { day } from './builders';
import { GroupId } from '../../bot/domain/ids';
import type { GroupView } from '../../bot/useCases/groups/groupViews';

export function aGroupView(changes: Partial<GroupView> = {}): GroupView {
  return {
    ...{ id: GroupId.parse('nm-ocg-031'), operation: 'Larchfield', reference: 'NM-OCG-031', threats: [] },
    ...{ marking: 'OFFICIAL-SENSITIVE', restricted: false, status: 'mapped', statusName: 'Mapped' },
    ...{ isMine: false, isDueForReview: false, nextReviewOn: day('2027-04-12') },
    ...changes,
  };
}
