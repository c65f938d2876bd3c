import { useState } from 'react';
import type { MemberId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../settings/people/useSeenVersion';
import { kindChoices } from './AddPartner';
import type { PartnerFormProps } from './partnerForm';
import { regimes } from './partnerWords';

/** What is kept of a partner: each field says for whom it counts where that is not plain. */
export function ChangePartner({ partner, onDone }: PartnerFormProps) {
  const [typed, setTyped] = useState({
    ...{ name: partner.name, kind: partner.kind, regime: partner.regime },
    seats: String(partner.seatsWanted),
    contactId: partner.contactGone ? undefined : partner.contactId,
  });
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.change');
  const problems = fieldProblems(send.error);
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const isKnown = kindChoices.some(({ value }) => value === typed.kind);
  const kinds: readonly { value: string; label: string }[] = isKnown
    ? kindChoices
    : [...kindChoices, { value: typed.kind, label: partner.kindName }];
  const people: { value: MemberId; label: string }[] = partner.people.map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  function save(): void {
    const { seats, contactId = null, ...fields } = typed;
    send.mutate(
      {
        ...{ agencyId: partner.id, version: seen(send.error), ...fields },
        ...{ seatsWanted: Math.round(Number(seats)), contactId },
      },
      {
        onSuccess: ({ name }) => {
          say(`${name} is changed.`);
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title="Change the partner"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <TextField
        label="Name"
        required
        value={typed.name}
        onChange={(name) => set({ name })}
        problem={problems['name']}
      />
      <ChoiceField
        label="Kind"
        choices={kinds}
        chosen={typed.kind}
        onChoose={(kind) => set({ kind: kind ?? typed.kind })}
        problem={problems['kind']}
      />
      <ChoiceField
        label="Data regime"
        choices={regimes}
        chosen={typed.regime}
        onChoose={(regime) => set({ regime: regime ?? typed.regime })}
        problem={problems['regime']}
      />
      <TextField
        label="Seats wanted"
        type="number"
        min={0}
        max={20}
        value={typed.seats}
        onChange={(seats) => set({ seats })}
        problem={problems['seatsWanted']}
      />
      <ChoiceField
        label="Single point of contact, who answers for the access of its people"
        none="Nobody"
        choices={people}
        chosen={typed.contactId}
        onChoose={(contactId) => set({ contactId })}
        problem={problems['contactId']}
      />
    </InlineForm>
  );
}
