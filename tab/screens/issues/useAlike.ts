import type { IssueView } from '../../../bot/contract';
import { useQueryOf } from '../../data/useQueryOf';

/** The address of a question has no room for a long text. */
const MOST_ASKED = 500;

/** Open issues about the same as one of them, the most similar first. */
export function useAlike({ id, text }: IssueView): readonly IssueView[] {
  const similar = useQueryOf('issues.similar', { text: text.slice(0, MOST_ASKED), exceptId: id });
  return similar.isPlaceholderData ? [] : (similar.data?.items ?? []);
}
