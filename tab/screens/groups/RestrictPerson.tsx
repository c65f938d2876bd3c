import { useState } from 'react';
import type { NominalView } from '../../../bot/contract';
import { AudienceFields, audienceOf, type Readers, readersIn, whyOf } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';

/** Who needs to know of one person: never more than may see the group. It opens as it stands. */
export function RestrictPerson({ person, onDone }: { person: NominalView; onDone: () => void }) {
  const { groupId, id: nominalId, audience, restrictedFor } = person;
  const [readers, setReaders] = useState(() => ({ ...readersIn(audience), ...restrictedFor }));
  const restrict = useCommand('nominal.restrict');
  return (
    <InlineForm
      title="Who may see this person"
      submit="Save"
      sending={restrict.isPending}
      error={restrict.error}
      onCancel={onDone}
      onSubmit={() =>
        restrict.mutate(
          { groupId, nominalId, audience: audienceOf(readers), ...whyOf(readers) },
          {
            onSuccess: ({ called, restricted }) => {
              onDone();
              say(restricted ? `${called} is for few.` : `${called} is for all who may see the group.`);
            },
          },
        )
      }
    >
      <PersonReaders readers={readers} onChange={setReaders} />
    </InlineForm>
  );
}

export function PersonReaders({ readers, onChange }: { readers: Readers; onChange: (readers: Readers) => void }) {
  return (
    <AudienceFields
      all="All who may see the group"
      few="Only the agencies and people chosen here, the group’s lead, and those who run the panel"
      readers={readers}
      onChange={(change) => onChange({ ...readers, ...change })}
    />
  );
}
