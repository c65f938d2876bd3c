import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { agencyKindNames, agencyKinds } from '../../../bot/domain/agencyKinds';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { regimes } from './partnerWords';

export const kindChoices = agencyKindNames.map((value) => ({ value, label: agencyKinds[value] }));

interface Props {
  readonly onDone: (id: PartnerView['id']) => void;
  readonly onLeave: () => void;
}

/** An organisation that the panel has, or would like to have. */
export function AddPartner({ onDone, onLeave }: Props) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof agencyKindNames)[number]>();
  const [regime, setRegime] = useState<PartnerView['regime']>('part3');
  const [seats, setSeats] = useState('1');
  const [asked, setAsked] = useState(false);
  const send = useCommand('partner.add');
  const problems = fieldProblems(send.error);
  function save(): void {
    setAsked(true);
    if (kind === undefined) return;
    send.mutate(
      { name, kind, regime, seatsWanted: Math.round(Number(seats)) },
      {
        onSuccess: (added) => {
          say(`${added.name} is on the list of partners.`);
          onDone(added.id);
        },
      },
    );
  }
  return (
    <InlineForm
      title="Add a partner"
      submit="Add it"
      sending={send.isPending}
      error={send.error}
      onCancel={onLeave}
      onSubmit={save}
    >
      <TextField
        label="Name"
        required
        hint="As its people call it. Nobody is told anything by this."
        value={name}
        onChange={setName}
        problem={problems['name']}
      />
      <ChoiceField
        label="Kind"
        required
        none="Choose one"
        choices={kindChoices}
        chosen={kind}
        onChoose={setKind}
        problem={asked && kind === undefined ? 'Choose what kind of organisation it is.' : problems['kind']}
      />
      <ChoiceField
        label="Data regime"
        choices={regimes}
        chosen={regime}
        onChoose={(chosen) => setRegime(chosen ?? regime)}
        problem={problems['regime']}
      />
      <TextField
        label="Seats wanted"
        type="number"
        min={0}
        max={20}
        value={seats}
        onChange={setSeats}
        problem={problems['seatsWanted']}
      />
    </InlineForm>
  );
}
