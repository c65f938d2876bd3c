import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { DueRecordView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** It cannot be undone, so it says what follows. */
export function DisposeForm({ chosen, onDone, onLeave }: Props) {
  const [reason, setReason] = useState('');
  const send = useCommand('retention.dispose');
  const references = chosen.map(({ reference }) => reference).join(', ');
  function dispose(): void {
    const records = chosen.map(({ of }) => of);
    send.mutate(
      { records, reason },
      {
        onSuccess: () => {
          say(`${references} disposed of.`, 'The certificate is below.');
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title={`Dispose of ${references}?`}
      submit="Dispose of"
      leave="Keep it"
      sending={send.isPending}
      error={send.error}
      onCancel={onLeave}
      onSubmit={dispose}
    >
      <Text>
        The words go for good, from the record, its history and its cards. Its number stays and is never given again,
        the log says what was done, and a certificate says why.
      </Text>
      <TextField
        label="Why"
        rows={2}
        required
        hint="It stays on the certificate: write nothing of what the record held."
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
