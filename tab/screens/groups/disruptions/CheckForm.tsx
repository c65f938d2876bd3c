import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useCommand } from '../../../data/useCommand';
import type { DisruptionFormProps } from './gradeForms';

/** Whether what was to last of a disruption still does: until when it is left, or what happened to it. */
export function CheckForm({ disruption, onClose }: DisruptionFormProps) {
  const { id: disruptionId, reference, control } = disruption;
  const [holds, setHolds] = useState(true);
  const [recheckOn, setRecheckOn] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand('disruption.check');
  const problems = fieldProblems(send.error);
  const onSuccess = () => {
    onClose();
    say(holds ? 'Noted. You are asked again on that day.' : 'Noted. Nobody is asked any more.');
  };

  function submit(): void {
    setTried(true);
    if (!holds) send.mutate({ disruptionId, holds: false, text }, { onSuccess });
    else if (isLocalDate(recheckOn)) send.mutate({ disruptionId, holds: true, recheckOn }, { onSuccess });
  }
  return (
    <InlineForm
      title={`${reference}: is it still in place?`}
      submit="Say so"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={submit}
    >
      <RadioGroup
        aria-label={control?.what ?? 'What was to last of it'}
        value={holds ? 'yes' : 'no'}
        onChange={(_event, { value }) => setHolds(value === 'yes')}
      >
        <Radio value="yes" label="Yes" />
        <Radio value="no" label="No" />
      </RadioGroup>
      {holds ? (
        <TextField
          label="When somebody looks again"
          required
          type="date"
          value={recheckOn}
          onChange={setRecheckOn}
          problem={problems['recheckOn'] ?? (tried && !isLocalDate(recheckOn) ? 'Choose a day.' : undefined)}
        />
      ) : (
        <TextField label="What happened" required rows={2} value={text} onChange={setText} problem={problems['text']} />
      )}
    </InlineForm>
  );
}
