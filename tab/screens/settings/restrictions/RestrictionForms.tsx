import { useState } from 'react';
import type { RestrictionView } from '../../../../bot/contract';
import type { About } from '../../../../bot/domain/accessRequest';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate, longDayText } from '../../../data/days';
import { useSession } from '../../../data/session';
import { useDeed } from '../../../data/useDeed';

interface Props {
  /** Of a person it is decided where they are opened. */
  readonly restriction: RestrictionView & { readonly about: About };
  readonly onClose: () => void;
}

interface Proposing extends Props {
  /** The day that is proposed for the next review. */
  readonly proposedOn: string;
}

export function KeepForm({ restriction: { about, reference, reason }, proposedOn, onClose }: Proposing) {
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

/** Of what has none yet: the day of its review stays, unless that has come. */
export function SayWhyForm({ restriction: { about, reference, reviewOn }, proposedOn, onClose }: Proposing) {
  const { today } = useSession();
  const keep = useDeed('restriction.keep', () => {
    say(`Why ${reference} is for few is kept.`);
    onClose();
  });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  function send(): void {
    const day = reviewOn !== undefined && reviewOn > today ? reviewOn : proposedOn;
    setMissing(reason.trim() === '');
    if (reason.trim() !== '' && isLocalDate(day)) keep.mutate({ about, reviewOn: day, reason });
  }
  return (
    <li>
      <InlineForm
        title={`Why is ${reference} for few?`}
        submit="Say why"
        sending={keep.isPending}
        error={keep.error}
        onCancel={onClose}
        onSubmit={send}
      >
        <TextField
          label="Why it is for few"
          required
          value={reason}
          onChange={setReason}
          problem={missing ? 'Say why.' : fieldProblems(keep.error)['reason']}
        />
      </InlineForm>
    </li>
  );
}

export function LiftForm({ restriction: { about, reference }, onClose }: Props) {
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
