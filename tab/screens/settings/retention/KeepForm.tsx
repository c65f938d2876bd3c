import { useState } from 'react';
import type { DueRecordView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useCommand } from '../../../data/useCommand';

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

export function KeepForm({ chosen, onDone, onLeave }: Props) {
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const send = useCommand('retention.keep');
  const problems = fieldProblems(send.error);
  const references = chosen.map(({ reference }) => reference).join(', ');
  function keep(): void {
    setMissing(isLocalDate(until) ? undefined : 'Choose a day.');
    if (!isLocalDate(until)) return;
    const records = chosen.map(({ of }) => of);
    send.mutate(
      { records, until, reason },
      {
        onSuccess: () => {
          say(`${references} kept.`);
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title={`Keep ${references}`}
      submit="Keep"
      sending={send.isPending}
      error={send.error}
      onCancel={onLeave}
      onSubmit={keep}
    >
      <TextField
        label="Look at it again on"
        type="date"
        required
        value={until}
        onChange={setUntil}
        problem={missing ?? problems['until']}
      />
      <TextField label="Why" rows={2} required value={reason} onChange={setReason} problem={problems['reason']} />
    </InlineForm>
  );
}
