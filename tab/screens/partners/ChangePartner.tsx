import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import type { MemberId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';
import { missingKind, type PartnerDraft, PartnerFields, seatsIn } from './PartnerFields';

/** What is kept of a partner. */
export function ChangePartner({ partner, onDone }: PartnerFormProps) {
  const { id: agencyId, kindName, people, contactGone, contactId } = partner;
  const { name, kind, regime, seatsWanted } = partner;
  const [draft, setDraft] = useState<PartnerDraft>({ name, kind, regime, seats: String(seatsWanted) });
  const [contact, setContact] = useState<MemberId | undefined>(contactGone ? undefined : contactId);
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.change');
  const problems = { ...fieldProblems(send.error), ...missingKind(draft.kind) };
  function save(): void {
    if (draft.kind === undefined) return;
    const onSuccess = (changed: PartnerView) => {
      say(`${changed.name} is changed.`);
      onDone();
    };
    const fields = { name: draft.name, kind: draft.kind, regime: draft.regime, seatsWanted: seatsIn(draft) };
    send.mutate({ agencyId, version: seen(send.error), ...fields, contactId: contact ?? null }, { onSuccess });
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
      <PartnerFields
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problems={problems}
        kindName={kindName}
      />
      <ChoiceField
        label="Single point of contact, who answers for the access of its people"
        none="Nobody"
        choices={people.map((each) => ({ value: each.id, label: each.name }))}
        chosen={contact}
        onChoose={setContact}
        problem={problems['contactId']}
      />
    </InlineForm>
  );
}
