import { useState } from 'react';
import type { ThreatView } from '../../../bot/contract';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';

interface Props {
  readonly threat: ThreatView;
  readonly onClose: () => void;
}

export function DeclineForm({ threat: { id: threatId, name }, onClose }: Props) {
  const [reason, setReason] = useState('');
  const send = useCommand('threat.decline');
  return (
    <InlineForm
      title={`Decline \u2068${name}\u2069`}
      submit="Decline"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() => send.mutate({ threatId, reason }, { onSuccess: onClose })}
    >
      <ReasonField value={reason} onChange={setReason} error={send.error} />
    </InlineForm>
  );
}

/** Two names for one: what bears this one is found, counted and shown under the other. */
export function SameAsForm({ threat: { id: threatId, name }, onClose }: Props) {
  const known = useQueryOf('threats.list').data?.items ?? [];
  const others = known.filter(({ id, state }) => id !== threatId && state !== 'declined');
  const [intoId, setIntoId] = useState<string>();
  const [missing, setMissing] = useState<string>();
  const [reason, setReason] = useState('');
  const send = useCommand('threat.decline');
  function submit(): void {
    setMissing(intoId === undefined ? 'Choose the name that goes on.' : undefined);
    if (intoId !== undefined) send.mutate({ threatId, reason, intoId }, { onSuccess: onClose });
  }
  return (
    <InlineForm
      title={`\u2068${name}\u2069 is the same as`}
      submit="Make them one"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label="The name that goes on"
        required
        none="Choose a name"
        hint="Issues and groups that bear this one are found and counted under it."
        choices={others.map((other) => ({ value: other.id, label: other.name }))}
        chosen={intoId}
        onChoose={setIntoId}
        problem={missing}
      />
      <ReasonField value={reason} onChange={setReason} error={send.error} />
    </InlineForm>
  );
}

interface ReasonProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: Error | null;
}

function ReasonField({ value, onChange, error }: ReasonProps) {
  return <TextField label="Why" required value={value} onChange={onChange} problem={fieldProblems(error)['reason']} />;
}
