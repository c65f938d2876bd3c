import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { NominalView } from '../../../bot/contract';
import type { NominalId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { setParameters } from '../../data/address';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { personSaid } from './personSaid';

/** The other record goes into the one that is open: whoever merges has read the one that stays. */
export function MergePerson({ person, onDone }: { person: NominalView; onDone: () => void }) {
  const { groupId, id: intoId, called } = person;
  const [nominalId, setNominalId] = useState<NominalId>();
  const [reason, setReason] = useState('');
  const people = useQueryOf('nominals.list', { groupId });
  const merge = useCommand('nominal.merge');
  const problems = fieldProblems(merge.error);
  const others = (people.data?.items ?? []).filter(({ id }) => id !== intoId);
  const other = others.find(({ id }) => id === nominalId);
  return (
    <InlineForm
      title={`Merge another record into ${called}`}
      submit={other === undefined ? 'Merge them' : `Merge ${other.called} into ${called}`}
      sending={merge.isPending}
      error={merge.error}
      onCancel={onDone}
      onSubmit={() =>
        merge.mutate(
          { groupId, nominalId: nominalId ?? intoId, intoId, reason },
          {
            onSuccess: () => {
              onDone();
              setParameters({ person: intoId });
              say(`${other?.called ?? 'The other record'} and ${called} are one.`, 'The history of both stands here.');
            },
          },
        )
      }
    >
      <Text>
        {called} stays as it reads here; what it lacks is taken from the other. The other is in no list any more, and
        its links lead here. The history of both is kept, and a correction tells those who saw either. Only those who
        might read both may read it. This cannot be taken back.
      </Text>
      <ChoiceField
        label="Which record is the same person?"
        none="Choose a person"
        required
        choices={others.map((each) => ({ value: each.id, label: personSaid(each) }))}
        chosen={nominalId}
        onChoose={setNominalId}
        problem={problems['nominalId']}
      />
      <TextField
        label="How it is known"
        hint="Without a name: the same reference, the same photograph"
        required
        value={reason}
        onChange={setReason}
        problem={problems['reason']}
      />
      <Text size={200}>
        In another group? Add a link “is the same person as” instead: each group keeps its own record.
      </Text>
    </InlineForm>
  );
}
