import { useState } from 'react';
import type { IssueView } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { OpenRecord } from '../../components/OpenRecord';
import { SidePane } from '../../components/SidePane';
import { useOpened } from '../../data/useOpened';
import { IssueDetail } from '../../laterParts';
import type { IssueAction, OpenForm } from './IssueActions';

interface Props {
  readonly issueId: string;
  /** What the list knows of it, which is there at once; the history follows. What is restricted waits for why. */
  readonly listed: IssueView | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Something is being written about it: it stays, even when the issue leaves the list meanwhile. */
  readonly onWrite: () => void;
  readonly onDone: (action: IssueAction) => void;
}

/** An issue beside the list that it was opened from. */
export function IssuePane({ issueId, listed, onStep, onClose, onWrite, onDone }: Props) {
  const whole = useOpened('issues.get', { issueId });
  const [form, setForm] = useState<OpenForm>();
  const issue = whole.data ?? (whole.status === 'error' || listed?.restricted === true ? undefined : listed);
  useBears(issue && [issue]);
  function change(next: OpenForm | undefined): void {
    setForm(next);
    if (next !== undefined) onWrite();
  }
  return (
    <SidePane
      name="The issue"
      title={(issue ?? listed ?? whole.asks)?.reference ?? 'Issue'}
      onStep={onStep}
      onClose={onClose}
    >
      <OpenRecord
        name="issue"
        record={issue}
        asked={whole}
        mayBeAskedFor={{ reference: listed?.reference, link: { type: 'issue', issueId } }}
      >
        {(opened) => (
          <IssueDetail issue={opened} history={whole.data?.history} form={form} onForm={change} onDone={onDone} />
        )}
      </OpenRecord>
    </SidePane>
  );
}
