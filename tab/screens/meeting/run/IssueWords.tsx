import { Text } from '@fluentui/react-components';
import type { IssueId } from '../../../../bot/domain/ids';
import { useQueryOf } from '../../../data/useQueryOf';

/** What the issue of an item says. An agenda names it by reference and agency; its words are for those who may read them. */
export function IssueWords({ issueId }: { issueId: IssueId }) {
  const issue = useQueryOf('issues.card', { issueId });
  return issue.data === undefined ? null : <Text dir="auto">{issue.data.headline}</Text>;
}
