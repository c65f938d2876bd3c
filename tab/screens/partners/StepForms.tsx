import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';
import { usePartnerStep } from './usePartnerStep';

export function ApproachForm(props: PartnerFormProps) {
  return <StepForm {...props} step="approached" title="Approached" label="Approached on" />;
}

export function VisitForm(props: PartnerFormProps) {
  return <StepForm {...props} step="visited" title="Visited" label="Visited on" />;
}

interface Props extends PartnerFormProps {
  readonly step: 'approached' | 'visited';
  readonly title: string;
  readonly label: string;
}

/** A step of the way, with its day. */
function StepForm({ partner, onDone, step, title, label }: Props) {
  const { today } = useSession();
  const [on, setOn] = useState<string>(partner[`${step}On`] ?? today);
  const [asked, setAsked] = useState(false);
  const seen = useSeenVersion(partner.version);
  const { take, isPending, error } = usePartnerStep();
  function save(): void {
    setAsked(true);
    if (isLocalDate(on)) take({ ...partner, version: seen(error) }, step, on, onDone);
  }
  return (
    <InlineForm title={title} submit="Save" sending={isPending} error={error} onCancel={onDone} onSubmit={save}>
      <TextField
        label={label}
        required
        type="date"
        value={on}
        onChange={setOn}
        problem={asked && !isLocalDate(on) ? 'Choose the day.' : fieldProblems(error)['on']}
      />
    </InlineForm>
  );
}
