import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useDeed } from '../../../data/useDeed';

export function HoldForm({ onClose }: { onClose: () => void }) {
  const [reference, setReference] = useState('');
  const [caseReference, setCase] = useState('');
  const [reason, setReason] = useState('');
  const [isChain, setChain] = useState(true);
  const send = useDeed('hold.set', () => {
    say(`${reference} is on hold.`);
    onClose();
  });
  const problems = fieldProblems(send.error);
  const reach = isChain ? 'chain' : 'record';
  return (
    <InlineForm
      title="Set a hold"
      submit="Set the hold"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() => send.mutate({ of: { reference }, reach, reason, caseReference })}
    >
      <TextField
        label="Number"
        required
        hint="SEN-27-014, I-27-006, M2, NM-OCG-031, or “NM-OCG-031, person 2”"
        value={reference}
        onChange={setReference}
        problem={problems['of'] ?? problems['of.reference']}
      />
      <Checkbox
        label="With all that came of it: its tasks, its meetings"
        checked={isChain}
        onChange={(_event, { checked }) => setChain(checked === true)}
      />
      <TextField
        label="Reference of the case"
        required
        hint="Of the court, the inquiry or the solicitor"
        value={caseReference}
        onChange={setCase}
        problem={problems['caseReference']}
      />
      <TextField label="Why" rows={2} required value={reason} onChange={setReason} problem={problems['reason']} />
    </InlineForm>
  );
}
