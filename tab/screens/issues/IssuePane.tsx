import { useState } from 'react';
import type { IssueView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SidePane } from '../../components/SidePane';
import { useQueryOf } from '../../data/useQueryOf';
import type { IssueAction, OpenForm } from './IssueActions';
import { IssueDetail } from './IssueDetail';

interface Props {
  readonly issueId: string;
  /** What the list knows of it, which is there at once; the history follows. */
  readonly listed: IssueView | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Something is being written about it: it stays, even when the issue leaves the list meanwhile. */
  readonly onWrite: () => void;
  readonly onDone: (action: IssueAction) => void;
}

/** An issue beside the list that it was opened from. */
export function IssuePane({ issueId, listed, onStep, onClose, onWrite, onDone }: Props) {
  const whole = useQueryOf('issues.get', { issueId });
  const [form, setForm] = useState<OpenForm>();
  const issue = whole.data ?? (whole.status === 'error' ? undefined : listed);
  function change(next: OpenForm | undefined): void {
    setForm(next);
    if (next !== undefined) onWrite();
  }
  return (
    <SidePane name="The issue" title={issue?.reference ?? 'Issue'} onStep={onStep} onClose={onClose}>
      {issue !== undefined && (
        <IssueDetail issue={issue} history={whole.data?.history} form={form} onForm={change} onDone={onDone} />
      )}
      {issue === undefined && whole.status === 'error' && (
        <ProblemNotice what="The issue could not be opened." error={whole.error} onRetry={whole.refetch} />
      )}
      {issue === undefined && whole.status === 'pending' && <LoadingLines count={8} />}
    </SidePane>
  );
}
