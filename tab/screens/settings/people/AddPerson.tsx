import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { KeptPersonView, PeopleView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { SideDrawer } from '../../../components/SideDrawer';
import { setParameters } from '../../../data/address';
import { newMemberId } from '../../../data/newIds';
import { useCommand } from '../../../data/useCommand';
import { changeBetween, emptyPerson } from './personDraft';
import { PersonFields } from './PersonFields';

/** A seat for somebody new, over the list. */
export function AddPerson({ people, onClose }: { people: PeopleView; onClose: () => void }) {
  const [memberId] = useState(newMemberId);
  const [draft, setDraft] = useState(emptyPerson);
  const [agencyId, setAgencyId] = useState<KeptPersonView['agencyId']>();
  const [tried, setTried] = useState(false);
  const add = useCommand('member.add');
  const problems = fieldProblems(add.error);
  function send(): void {
    setTried(true);
    if (agencyId === undefined) return;
    const { name, role, email } = draft;
    const input = { ...changeBetween(emptyPerson, draft), memberId, agencyId, name, role, email };
    const onSuccess = ({ id, agencyName }: KeptPersonView) => {
      setParameters({ adding: undefined, view: undefined, person: id });
      say(`${name} sits for ${agencyName} from now on.`);
    };
    add.mutate(input, { onSuccess });
  }
  return (
    <SideDrawer title="Add somebody" onClose={onClose}>
      <InlineForm submit="Add" sending={add.isPending} error={add.error} onSubmit={send} onCancel={onClose}>
        <Text>They can sign in at once, with the account of this e-mail address, and see what their role sees.</Text>
        <ChoiceField
          label="Agency"
          required
          none="Choose an agency"
          choices={people.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={agencyId}
          problem={tried && agencyId === undefined ? 'Choose whom they sit for.' : problems['agencyId']}
          onChoose={setAgencyId}
        />
        <PersonFields draft={draft} onChange={setDraft} problems={problems} people={people} agencyId={agencyId} />
      </InlineForm>
    </SideDrawer>
  );
}
