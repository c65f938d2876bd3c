import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { KeptPersonDetailView, KeptPersonView, PeopleView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { say } from '../../../components/say';
import { setParameters } from '../../../data/address';
import { newMemberId } from '../../../data/newIds';
import { useCommand } from '../../../data/useCommand';
import { useSeenVersion } from '../../../data/useSeenVersion';
import { HandoverFields, useHandover } from './HandoverFields';

interface Props {
  readonly person: KeptPersonDetailView;
  readonly people: PeopleView;
  readonly onDone: () => void;
}

/** A seat for another agency, from now on. */
export function MoveForm({ person, people, onDone }: Props) {
  const { id: memberId, name, held, agencyName } = person;
  const [newId] = useState(newMemberId);
  const [agencyId, setAgencyId] = useState<KeptPersonView['agencyId']>();
  const [tried, setTried] = useState(false);
  const { chosen, choose, handedOver } = useHandover(held);
  const move = useCommand('member.move');
  const versionNow = useSeenVersion(person.version);
  const agencies = people.agencies.filter(({ id }) => id !== person.agencyId);
  function send(): void {
    setTried(true);
    if (agencyId === undefined) return;
    const onSuccess = (seat: KeptPersonView) => {
      onDone();
      setParameters({ person: seat.id });
      say(`${name} sits for ${seat.agencyName} from now on.`);
    };
    const input = {
      memberId,
      newMemberId: newId,
      agencyId,
      version: versionNow(move.error),
      handedOver: handedOver(move.error),
    };
    move.mutate(input, { onSuccess });
  }
  return (
    <InlineForm
      title={`${name} moves to another agency`}
      submit="Move"
      leave="Keep as it is"
      sending={move.isPending}
      error={move.error}
      onSubmit={send}
      onCancel={onDone}
    >
      <ChoiceField
        label="New agency"
        required
        none="Choose an agency"
        choices={agencies.map(({ id, name: words }) => ({ value: id, label: words }))}
        chosen={agencyId}
        problem={tried && agencyId === undefined ? 'Choose where they go.' : undefined}
        onChoose={setAgencyId}
      />
      <Text>
        As soon as this is sent, {name} sees what the new agency sees and nothing that was {agencyName}’s or named them
        there. They sign in and chat as before. Seat, area, authority, deputy and duty are set anew.
      </Text>
      <HandoverFields person={person} chosen={chosen} onChoose={choose} />
    </InlineForm>
  );
}
