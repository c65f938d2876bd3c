import { Text } from '@fluentui/react-components';
import type { DueRecordView } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useDeed } from '../../../data/useDeed';
import { ReasonForm } from './ReasonForm';
import { recordsText } from './recordsText';
import { showCertificate } from './showCertificate';

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** It cannot be undone, so it says what follows. */
export function DisposeForm({ chosen, onDone, onLeave }: Props) {
  const records = recordsText(chosen);
  const send = useDeed('retention.dispose', ({ disposals: [first] }) => {
    onDone();
    const words = chosen.length === 1 ? 'Certificate' : 'Certificates';
    say(`${records} disposed of.`, first && { words, follow: () => showCertificate(first.id) });
  });
  const isOfGroups = chosen.some(({ of }) => of.type === 'group');
  return (
    <ReasonForm
      title={`Dispose of ${records}?`}
      submit={`Dispose of ${chosen.length === 1 ? 'it' : 'them'}`}
      leave="Cancel"
      hint="It stays on the certificate: write nothing of what the record held."
      sending={send.isPending}
      error={send.error}
      onLeave={onLeave}
      onSubmit={(reason) => send.mutate({ records: chosen.map(({ of }) => of), reason })}
    >
      <Text>
        The words go for good, from the record, its history and its cards. Its number stays and is never given again,
        the log says what was done, and a certificate says why.
      </Text>
      {isOfGroups && <Text>The people recorded in it go with it.</Text>}
    </ReasonForm>
  );
}
