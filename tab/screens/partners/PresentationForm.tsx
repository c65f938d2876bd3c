import { Text } from '@fluentui/react-components';
import { given } from '../../../bot/domain/given';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useUndo } from '../../components/useUndo';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';

/** What the panel does, told there once a year. */
export function PresentationForm({ partner, onDone }: PartnerFormProps) {
  const { today } = useSession();
  const [on, setOn] = useState<string>(today);
  const [audience, setAudience] = useState('');
  const [asked, setAsked] = useState(false);
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.present');
  const undo = useUndo('partner.present');
  const problems = fieldProblems(send.error);
  function save(): void {
    setAsked(true);
    if (!isLocalDate(on)) return;
    const { id: agencyId, presentations } = partner;
    const before = presentations.find((each) => each.on === on);
    const heard = audience === '' ? {} : { audience: Math.round(Number(audience)) };
    send.mutate(
      { agencyId, version: seen(send.error), on, given: true, ...heard },
      {
        onSuccess: ({ name, version }) => {
          onDone();
          const asBefore =
            before === undefined ? { given: false } : { given: true, ...given({ audience: before.audience }) };
          say(`The presentation to ${name} is noted.`, undefined, undo({ agencyId, version, on, ...asBefore }));
        },
      },
    );
  }
  return (
    <InlineForm
      title="Awareness presentation given"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>{partner.presentation.text}. Each organisation hears once a year what the panel does.</Text>
      <TextField
        label="Given on"
        required
        type="date"
        value={on}
        onChange={setOn}
        problem={asked && !isLocalDate(on) ? 'Choose the day.' : problems['on']}
      />
      <TextField
        label="How many heard it"
        type="number"
        min={1}
        max={10_000}
        value={audience}
        onChange={setAudience}
        problem={problems['audience']}
      />
    </InlineForm>
  );
}
