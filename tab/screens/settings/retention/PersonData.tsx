import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { MessagePart } from '../../messages/MessageRows';

/** What is held about a person, for them. */
export function PersonData() {
  const mayDisclose = useMay('person.disclose');
  const [isOpen, setOpen] = useState(false);
  if (!mayDisclose) return null;
  return (
    <MessagePart title="What is held about a person" level={3}>
      <Text>One file for whoever asks what the panel holds about them. It is logged as a disclosure.</Text>
      {isOpen ? (
        <PersonForm onClose={() => setOpen(false)} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>Make the file</Button>
        </div>
      )}
    </MessagePart>
  );
}

function PersonForm({ onClose }: { onClose: () => void }) {
  const people = useQueryOf('members.list');
  const [memberId, setMember] = useState('');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const make = useMutation({
    mutationFn: async () => offerFile(await ask('person.held', { memberId, to, why, format: 'pdf' })),
    onSuccess: onClose,
  });
  const problems = fieldProblems(make.error);
  return (
    <InlineForm
      title="What is held about a person"
      submit="Make the file"
      sending={make.isPending}
      error={make.error}
      onCancel={onClose}
      onSubmit={() => make.mutate()}
    >
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
      <TextField label="For whom" required value={to} onChange={setTo} problem={problems['to']} />
      <TextField label="Why" rows={2} required value={why} onChange={setWhy} problem={problems['why']} />
    </InlineForm>
  );
}
