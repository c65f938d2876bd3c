import { Link, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useUndo } from '../../components/useUndo';
import { addressText } from '../../data/address';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';

/** The last day of a partner for whom nobody sits any more. */
export function EndPartner({ partner, onDone }: PartnerFormProps) {
  const { today } = useSession();
  const [on, setOn] = useState<string>(today);
  const [asked, setAsked] = useState(false);
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.end');
  const undo = useUndo('partner.end');
  function save(): void {
    setAsked(true);
    if (!isLocalDate(on)) return;
    send.mutate(
      { agencyId: partner.id, version: seen(send.error), on },
      {
        onSuccess: ({ id: agencyId, version, name, endsText = '' }) => {
          onDone();
          say(`${name}: ${endsText}.`, undefined, undo({ agencyId, version, on: null }));
        },
      },
    );
  }
  return (
    <InlineForm
      title="End the partnership"
      submit="End the partnership"
      leave="Keep it"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>
        From the day after, nothing can be given to it or shared with it. What it did stays in the records. Whoever
        still sits for it is given a last day first, under{' '}
        <Link href={addressText('settings', { part: 'people' })}>People</Link>, where their work is handed over.
      </Text>
      <TextField
        label="Last day"
        required
        type="date"
        value={on}
        onChange={setOn}
        problem={asked && !isLocalDate(on) ? 'Choose the last day.' : fieldProblems(send.error)['on']}
      />
    </InlineForm>
  );
}
