import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';

/** Signed for the first time, or renewed. */
export function AgreementForm({ partner, onDone }: { partner: PartnerView; onDone: () => void }) {
  const { today } = useSession();
  const [signedOn, setSignedOn] = useState<string>(today);
  const [reviewOn, setReviewOn] = useState(() => twoYearsOn(today));
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.agree');
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const problems = { ...fieldProblems(send.error), ...missing };
  function save(): void {
    setMissing({
      ...(isLocalDate(signedOn) ? {} : { signedOn: 'Choose the day on which it was signed.' }),
      ...(isLocalDate(reviewOn) ? {} : { reviewOn: 'Choose the day by which it is reviewed.' }),
    });
    if (!isLocalDate(signedOn) || !isLocalDate(reviewOn)) return;
    send.mutate(
      { agencyId: partner.id, version: seen(send.error), signedOn, reviewOn },
      {
        onSuccess: ({ name }) => {
          say(`The agreement with ${name} is entered.`);
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title={partner.isa === null ? 'Enter the agreement' : 'Renew the agreement'}
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>
        While it is in force its people see what the panel shares with them. From the day after its review they keep
        agenda titles and their own tasks. Reminders go out 60, 30 and 7 days before.
      </Text>
      <TextField
        label="Signed on"
        required
        type="date"
        value={signedOn}
        onChange={setSignedOn}
        problem={problems['signedOn']}
      />
      <TextField
        label="To be reviewed by"
        required
        type="date"
        min={signedOn}
        value={reviewOn}
        onChange={setReviewOn}
        problem={problems['reviewOn']}
      />
    </InlineForm>
  );
}

/** Of 29 February, the day before. */
function twoYearsOn(day: string): string {
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4).replace('-02-29', '-02-28')}`;
}
