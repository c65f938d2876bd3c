import type { IssueView } from '../../../bot/contract';
import type { IssueId } from '../../../bot/domain/ids';

export interface IssueFormProps {
  readonly issue: IssueView;
  /** The issue to merge into, where it has been chosen already. */
  readonly intoId?: IssueId | undefined;
  /** What was done, after the reference: "closed"; and what takes it back as it was, where anything does. */
  readonly onDone: (words: string, undo?: () => void) => void;
  readonly onCancel: () => void;
}
