import { useState } from 'react';
import type { DueRecordView } from '../../../../bot/contract';
import { longDayText } from '../../../data/days';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useDeed } from '../../../data/useDeed';
import { recordsText } from './recordsText';

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

export function KeepForm({ chosen, onDone, onLeave }: Props) {
  const records = recordsText(chosen);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const send = useDeed('retention.keep', (_kept, { until: day }) => {
    onDone();
    say(`${records} kept.`, `Due for review again on ${longDayText(day)}.`);
  });
  const problems = fieldProblems(send.error);
  function keep(): void {
    setMissing(isLocalDate(until) ? undefined : 'Choose a day.');
    if (!isLocalDate(until)) return;
    send.mutate({ records: chosen.map(({ of }) => of), until, reason });
  }
  return (
    <InlineForm
      title={`Keep ${records}?`}
      submit={`Keep ${chosen.length === 1 ? 'it' : 'them'}`}
      sending={send.isPending}
      error={send.error}
      onCancel={onLeave}
      onSubmit={keep}
    >
      <TextField
        label="Until"
        hint="Due for review again on that day."
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
