import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { ChoiceField } from '../../../components/ChoiceField';
import { HeldFileForm } from '../../../components/HeldFileForm';
import { useOneForm } from '../../../components/OneForm';
import { ask } from '../../../data/api';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { MessagePart } from '../../messages/MessageRows';

/** What is held about a person, for them. */
export function PersonData() {
  const mayDisclose = useMay('person.disclose');
  const { form, open, close } = useOneForm('person', ['file']);
  if (!mayDisclose) return null;
  return (
    <MessagePart title="What is held about a person" level={3}>
      <Text>
        One file for whoever asks what the panel holds about them: members here, people in groups where they are opened.
        It is logged as a disclosure.
      </Text>
      {form === 'file' ? (
        <PersonForm onClose={close} />
      ) : (
        <div>
          <Button onClick={() => open('file')}>Make the file…</Button>
        </div>
      )}
    </MessagePart>
  );
}

function PersonForm({ onClose }: { onClose: () => void }) {
  const people = useQueryOf('members.list');
  const [memberId, setMember] = useState('');
  return (
    <HeldFileForm make={(said) => ask('person.held', { memberId, ...said, format: 'pdf' })} onClose={onClose}>
      {(problems) => (
        <ChoiceField
          label="About whom"
          none="Choose somebody"
          required
          choices={(people.data?.items ?? []).map(({ id, name, agencyName }) => ({
            value: String(id),
            label: `${name}, ${agencyName}`,
          }))}
          chosen={memberId}
          onChoose={(id) => setMember(id ?? '')}
          problem={problems['memberId']}
        />
      )}
    </HeldFileForm>
  );
}
