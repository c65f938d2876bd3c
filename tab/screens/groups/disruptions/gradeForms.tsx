import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { DisruptionView } from '../../../../bot/contract';
import { GradeField } from '../../../components/GradeField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';

export interface DisruptionFormProps {
  readonly disruption: DisruptionView;
  readonly onClose: () => void;
}

/** Which grade it is, said by somebody else than who proposed it. */
export function GradeForm({ disruption, onClose }: DisruptionFormProps) {
  const { id: disruptionId, version, reference, proposed, moderated } = disruption;
  const [grade, setGrade] = useState(moderated?.grade ?? proposed.grade);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const send = useCommand('disruption.moderate');
  const isOther = proposed.grade !== undefined && grade !== proposed.grade;
  const said = reason.trim() === '' ? {} : { reason };

  function submit(): void {
    setMissing(grade === undefined ? 'Choose one of the three.' : undefined);
    if (grade === undefined) return;
    const onSuccess = () => {
      onClose();
      say(`${reference} is graded ${grade}.`);
    };
    send.mutate({ disruptionId, version, grade, ...said }, { onSuccess });
  }
  return (
    <InlineForm
      title={`Grade ${reference}`}
      submit="Grade it"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={submit}
    >
      <Text>{proposed.grade === undefined ? 'No grade was proposed.' : `Proposed: ${proposed.grade}.`}</Text>
      <GradeField label="Grade" none="Choose one" required chosen={grade} onChoose={setGrade} problem={missing} />
      <TextField
        label="Why"
        required={isOther}
        rows={2}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
        {...(isOther ? { hint: 'Another grade was proposed.' } : {})}
      />
    </InlineForm>
  );
}

export function TakeBackForm({ disruption, onClose }: DisruptionFormProps) {
  const { id: disruptionId, reference } = disruption;
  const [reason, setReason] = useState('');
  const send = useCommand('disruption.withdraw');
  return (
    <InlineForm
      title={`Take ${reference} back`}
      submit="Take it back"
      leave="Keep it"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() =>
        send.mutate(
          { disruptionId, reason },
          {
            onSuccess: () => {
              onClose();
              say(`${reference} is taken back.`);
            },
          },
        )
      }
    >
      <Text>It counts no more, and is not graded. That it was proposed, and why it was taken back, stays.</Text>
      <TextField
        label="Why"
        required
        rows={2}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
