import type { IssueView } from '../../../bot/contract';
import type { IssueId } from '../../../bot/domain/ids';

export interface IssueFormProps {
  readonly issue: IssueView;
  /** The issue to merge into, where it has been chosen already. */
  readonly intoId?: IssueId | undefined;
  /** What was done, after the reference: "closed". */
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
}
