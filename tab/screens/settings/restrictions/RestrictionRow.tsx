import { Badge, Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RestrictionView } from '../../../../bot/contract';
import { longDayText } from '../../../data/days';
import { InlineForm } from '../../../components/InlineForm';
import { useOneForm } from '../../../components/OneForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { goToPlace } from '../../../data/goToPlace';
import { isLocalDate } from '../../../data/days';
import { useDeed } from '../../../data/useDeed';
import { MessageRow } from '../../messages/MessageRows';

interface Props {
  readonly restriction: RestrictionView;
  /** The day that is proposed for looking again. */
  readonly proposedOn: string;
}

export function RestrictionRow({ restriction, proposedOn }: Props) {
  const { kindName, reference, readersText, sinceText, reason, reviewText, keptText, isDue, place, may } = restriction;
  const { form, open, close } = useOneForm(restriction.key, ['keep', 'lift']);
  const lines = [
    readersText,
    `Why: ${reason ?? 'no reason kept'}`,
    keptText === undefined ? sinceText : `${sinceText}. ${keptText}`,
    `Due for review: ${reviewText}`,
  ];
  return (
    <>
      <MessageRow title={`${kindName} ${reference}`} lines={lines}>
        {isDue && (
          <Badge appearance="tint" color="danger">
            Due for review
          </Badge>
        )}
        <Button size="small" aria-label={`Keep restricted…: ${reference}`} onClick={() => open('keep')}>
          Keep restricted…
        </Button>
        {may.lift && (
          <Button size="small" aria-label={`Open to the panel…: ${reference}`} onClick={() => open('lift')}>
            Open to the panel…
          </Button>
        )}
        <Button size="small" appearance="subtle" aria-label={`Open: ${reference}`} onClick={() => goToPlace(place)}>
          Open
        </Button>
      </MessageRow>
      {form === 'keep' && <KeepForm restriction={restriction} proposedOn={proposedOn} onClose={close} />}
      {form === 'lift' && <LiftForm restriction={restriction} onClose={close} />}
    </>
  );
}

function KeepForm({ restriction: { about, reference, reason }, proposedOn, onClose }: Props & { onClose: () => void }) {
  const keep = useDeed('restriction.keep', (_kept, { reviewOn }) => {
    say(`${reference} stays restricted.`, `Due for review on ${longDayText(reviewOn)}.`);
    onClose();
  });
  const [on, setOn] = useState(proposedOn);
  const [why, setWhy] = useState(reason ?? '');
  const problems = fieldProblems(keep.error);
  function send(): void {
    if (!isLocalDate(on)) return;
    const said = why.trim() === '' ? {} : { reason: why };
    keep.mutate({ about, reviewOn: on, ...said });
  }
  return (
    <li>
      <InlineForm
        title={`Keep ${reference} restricted?`}
        submit="Keep restricted"
        sending={keep.isPending}
        error={keep.error}
        onCancel={onClose}
        onSubmit={send}
      >
        <TextField
          label="Due for review on"
          required
          type="date"
          value={on}
          onChange={setOn}
          problem={problems['reviewOn']}
        />
        <TextField label="Why it is for few" value={why} onChange={setWhy} problem={problems['reason']} />
      </InlineForm>
    </li>
  );
}

function LiftForm({ restriction: { about, reference }, onClose }: Omit<Props, 'proposedOn'> & { onClose: () => void }) {
  const lift = useDeed('restriction.lift', () => {
    say(`${reference} is open to the whole panel.`);
    onClose();
  });
  const [reason, setReason] = useState('');
  return (
    <li>
      <InlineForm
        title={`Open ${reference} to the whole panel?`}
        submit="Open to the panel"
        leave="Leave it restricted"
        sending={lift.isPending}
        error={lift.error}
        onCancel={onClose}
        onSubmit={() => lift.mutate({ about, reason })}
      >
        <TextField
          label="Why"
          required
          hint="The whole panel reads this in its history. What was recorded until now stays with those who could read it."
          value={reason}
          onChange={setReason}
          problem={fieldProblems(lift.error)['reason']}
        />
      </InlineForm>
    </li>
  );
}
