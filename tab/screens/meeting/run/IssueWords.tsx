import { Text } from '@fluentui/react-components';
import type { IssueId } from '../../../../bot/domain/ids';
import { useQueryOf } from '../../../data/useQueryOf';

/** What the issue of an item says. An agenda names it by reference and agency; its words are for those who may read them. */
export function IssueWords({ issueId }: { issueId: IssueId }) {
  const issue = useQueryOf('issues.card', { issueId }, true, () => ({ reason: 'Its item at the meeting' }));
  // Of the one before, while it is asked for, nothing stands here.
  if (issue.data === undefined || issue.isPlaceholderData) return null;
  return <Text dir="auto">{issue.data.headline}</Text>;
}
