import { Text } from '@fluentui/react-components';
import type { DueRecordView } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { ReasonForm } from './ReasonForm';

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** It cannot be undone, so it says what follows. */
export function DisposeForm({ chosen, onDone, onLeave }: Props) {
  const send = useCommand('retention.dispose');
  const references = chosen.map(({ reference }) => reference).join(', ');
  const isOfGroups = chosen.some(({ of }) => of.type === 'group');
  function dispose(reason: string): void {
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
    <ReasonForm
      title={`Dispose of ${references}?`}
      submit="Dispose of"
      leave="Keep it"
      hint="It stays on the certificate: write nothing of what the record held."
      sending={send.isPending}
      error={send.error}
      onLeave={onLeave}
      onSubmit={dispose}
    >
      <Text>
        The words go for good, from the record, its history and its cards. Its number stays and is never given again,
        the log says what was done, and a certificate says why.
      </Text>
      {isOfGroups && <Text>The people recorded in it go with it.</Text>}
    </ReasonForm>
  );
}
