import { useState } from 'react';
import type { NominalView, PersonView } from '../../../bot/contract';
import { AudienceFields, audienceOf, type Readers, readersIn, whyOf } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';

/** Who needs to know of one person: never more than may see the group. It opens as it stands. */
export function RestrictPerson({ person, onDone }: { person: NominalView; onDone: () => void }) {
  const { groupId, id: nominalId, audience, restrictedFor } = person;
  const [readers, setReaders] = useState(() => ({ ...readersIn(audience), ...restrictedFor }));
  const [missing, setMissing] = useState(false);
  const restrict = useCommand('nominal.restrict');
  function send(): void {
    const isUnsaid = readers.named && readers.why.trim() === '';
    setMissing(isUnsaid);
    if (isUnsaid) return;
    const onSuccess = ({ called, restricted }: PersonView) => {
      onDone();
      say(restricted ? `${called} is for few.` : `${called} is for all who may see the group.`);
    };
    restrict.mutate({ groupId, nominalId, audience: audienceOf(readers), ...whyOf(readers) }, { onSuccess });
  }
  return (
    <InlineForm
      title="Who may see this person"
      submit="Save"
      sending={restrict.isPending}
      error={restrict.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <PersonReaders readers={readers} onChange={setReaders} whyProblem={missing ? 'Say why.' : undefined} />
    </InlineForm>
  );
}

interface ReadersProps {
  readonly readers: Readers;
  readonly onChange: (readers: Readers) => void;
  readonly whyProblem?: string | undefined;
}

export function PersonReaders({ readers, onChange, whyProblem }: ReadersProps) {
  return (
    <AudienceFields
      all="All who may see the group"
      few="Only the agencies and people chosen here, and those who run the panel"
      {...{ readers, whyProblem }}
      onChange={(change) => onChange({ ...readers, ...change })}
    />
  );
}
