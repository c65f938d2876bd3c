import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { missingKind, type PartnerDraft, PartnerFields, seatsIn } from './PartnerFields';

interface Props {
  readonly onDone: (id: PartnerView['id']) => void;
  readonly onLeave: () => void;
}

/** An organisation that the panel has, or would like to have. Nobody is told of it. */
export function AddPartner({ onDone, onLeave }: Props) {
  const [draft, setDraft] = useState<PartnerDraft>({ name: '', kind: undefined, regime: 'part3', seats: '1' });
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const send = useCommand('partner.add');
  function save(): void {
    const { name, kind, regime } = draft;
    setMissing(missingKind(kind));
    if (kind === undefined) return;
    const onSuccess = ({ id, name: added }: PartnerView) => {
      say(`${added} is on the list of partners.`);
      onDone(id);
    };
    send.mutate({ name, kind, regime, seatsWanted: seatsIn(draft) }, { onSuccess });
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
      <PartnerFields
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problems={{ ...fieldProblems(send.error), ...missing }}
      />
    </InlineForm>
  );
}
