import { useState } from 'react';
import type { KeptPersonView, PeopleView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { useSeenVersion } from '../../../data/useSeenVersion';
import { changeBetween, draftOf } from './personDraft';
import { PersonFields } from './PersonFields';

interface Props {
  readonly person: KeptPersonView;
  readonly people: PeopleView;
  readonly onDone: () => void;
}

/** What is kept of somebody. Only what was touched is sent. */
export function ChangePerson({ person, people, onDone }: Props) {
  const [before] = useState(() => draftOf(person));
  const [draft, setDraft] = useState(before);
  const change = useCommand('member.change');
  const versionNow = useSeenVersion(person.version);
  function send(): void {
    const fields = changeBetween(before, draft);
    if (Object.keys(fields).length === 0) {
      onDone();
      return;
    }
    const onSuccess = () => {
      onDone();
      say(`What is kept of ${draft.name} is changed.`);
    };
    change.mutate({ ...fields, memberId: person.id, version: versionNow(change.error) }, { onSuccess });
  }
  return (
    <InlineForm
      title="Change what is kept"
      submit="Save"
      sending={change.isPending}
      error={change.error}
      onSubmit={send}
      onCancel={onDone}
    >
      <PersonFields
        draft={draft}
        onChange={setDraft}
        problems={fieldProblems(change.error)}
        people={people}
        person={person}
        agencyId={person.agencyId}
      />
    </InlineForm>
  );
}
