import { useState } from 'react';
import type { RestrictionView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate, longDayText } from '../../../data/days';
import { useSession } from '../../../data/session';
import { useKept, useLifted } from './useDecided';

interface Props {
  readonly restriction: RestrictionView;
  readonly onClose: () => void;
}

interface Proposing extends Props {
  /** The day that is proposed for the next review. */
  readonly proposedOn: string;
}

export function KeepForm({ restriction, proposedOn, onClose }: Proposing) {
  const { reference, reason } = restriction;
  const [on, setOn] = useState(proposedOn);
  const [why, setWhy] = useState(reason ?? '');
  const { keep, error, isPending } = useKept(restriction, () => {
    say(`${reference} stays restricted.`, ...(isLocalDate(on) ? [`Due for review on ${longDayText(on)}.`] : []));
    onClose();
  });
  const problems = fieldProblems(error);
  function send(): void {
    if (isLocalDate(on)) keep({ reviewOn: on, ...(why.trim() === '' ? {} : { reason: why }) });
  }
  return (
    <li>
      <InlineForm
        title={`Keep ${reference} restricted?`}
        submit="Keep restricted"
        sending={isPending}
        error={error}
        onCancel={onClose}
        onSubmit={send}
      >
        <TextField
          label="Due for review on"
          required
          type="date"
          value={on}
          onChange={setOn}
          problem={problems['reviewOn'] ?? problems['restrictedReviewOn']}
        />
        <TextField
          label="Why it is for few"
          value={why}
          onChange={setWhy}
          problem={problems['reason'] ?? problems['restrictedWhy']}
        />
      </InlineForm>
    </li>
  );
}

/** Of what has none yet: the day of its review stays, unless that has come. */
export function SayWhyForm({ restriction, proposedOn, onClose }: Proposing) {
  const { reference, reviewOn } = restriction;
  const { today } = useSession();
  const { keep, error, isPending } = useKept(restriction, () => {
    say(`Why ${reference} is for few is kept.`);
    onClose();
  });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const problems = fieldProblems(error);
  function send(): void {
    const day = reviewOn !== undefined && reviewOn > today ? reviewOn : proposedOn;
    setMissing(reason.trim() === '');
    if (reason.trim() !== '' && isLocalDate(day)) keep({ reviewOn: day, reason });
  }
  return (
    <li>
      <InlineForm
        title={`Why is ${reference} for few?`}
        submit="Say why"
        sending={isPending}
        error={error}
        onCancel={onClose}
        onSubmit={send}
      >
        <TextField
          label="Why it is for few"
          required
          value={reason}
          onChange={setReason}
          problem={missing ? 'Say why.' : (problems['reason'] ?? problems['restrictedWhy'])}
        />
      </InlineForm>
    </li>
  );
}

/** Of a person their own group is the widest that may be. */
export function LiftForm({ restriction, onClose }: Props) {
  const { reference, person } = restriction;
  const all = person === undefined ? 'the whole panel' : 'all who may see the group';
  const { lift, error, isPending } = useLifted(restriction, () => {
    say(`${reference} is open to ${all}.`);
    onClose();
  });
  const [reason, setReason] = useState('');
  return (
    <li>
      <InlineForm
        title={`Open ${reference} to ${all}?`}
        submit={openWords(person)}
        leave="Leave it restricted"
        sending={isPending}
        error={error}
        onCancel={onClose}
        onSubmit={() => lift(reason)}
      >
        {person === undefined && (
          <TextField
            label="Why"
            required
            hint="The whole panel reads this in its history. What was recorded until now stays with those who could read it."
            value={reason}
            onChange={setReason}
            problem={fieldProblems(error)['reason']}
          />
        )}
      </InlineForm>
    </li>
  );
}

export function openWords(person: RestrictionView['person']): string {
  return person === undefined ? 'Open to the panel' : 'Open to the group';
}
