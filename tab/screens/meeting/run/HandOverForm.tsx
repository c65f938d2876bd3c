import { useState } from 'react';
import type { MemberId } from '../../../../bot/domain/ids';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { useQueryOf } from '../../../data/useQueryOf';
import { FormBox } from './FormBox';
import type { Running } from './useRunning';

interface Props {
  /** Whoever runs it now, where that is known. */
  readonly chairId: MemberId | undefined;
  readonly running: Running;
  readonly onDone: () => void;
}

/** Somebody else runs the meeting from now on; those who run the panel may always take it back. */
export function HandOverForm({ chairId, running, onDone }: Props) {
  const [chosen, setChosen] = useState<MemberId>();
  const [missing, setMissing] = useState(false);
  const members = useQueryOf('members.list');
  const people = (members.data?.items ?? [])
    .filter(({ id, ownsTasks }) => ownsTasks && id !== chairId)
    .map(({ id, name, agencyName }) => ({ value: id, label: `${name}, ${agencyName}` }));
  function submit(): void {
    setMissing(chosen === undefined);
    if (chosen === undefined) return;
    running.take({ kind: 'handOver', memberId: chosen });
    onDone();
  }
  return (
    <FormBox>
      <InlineForm
        title="Who runs the meeting from now on?"
        submit="Hand over"
        sending={false}
        error={null}
        onCancel={onDone}
        onSubmit={submit}
      >
        <ChoiceField
          label="Person"
          required
          none="Choose a person"
          choices={people}
          chosen={chosen}
          onChoose={setChosen}
          problem={missing ? 'Choose who takes over.' : members.data === undefined ? members.error?.message : undefined}
        />
      </InlineForm>
    </FormBox>
  );
}
