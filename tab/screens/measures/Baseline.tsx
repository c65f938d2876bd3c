import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeasuresView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useCommand } from '../../data/useCommand';

interface Props {
  readonly baseline: MeasuresView['baseline'];
}

/** The days that every period is compared with. */
export function Baseline({ baseline }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <BaselineForm baseline={baseline} onDone={() => setIsOpen(false)} />;
  return (
    <div>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {baseline === undefined ? 'Set a baseline' : 'Change the baseline'}
      </Button>
    </div>
  );
}

function BaselineForm({ baseline, onDone }: Props & { readonly onDone: () => void }) {
  const [from, setFrom] = useState<string>(baseline?.from ?? '');
  const [to, setTo] = useState<string>(baseline?.to ?? '');
  const setting = useCommand('measure.setBaseline');
  const problems = fieldProblems(setting.error);
  function submit(): void {
    const days = { ...(isLocalDate(from) ? { from } : {}), ...(isLocalDate(to) ? { to } : {}) };
    const onSuccess = () => {
      onDone();
      say(from === '' ? 'There is no baseline now.' : 'The baseline is set.');
    };
    setting.mutate(days, { onSuccess });
  }
  return (
    <InlineForm
      title="The baseline"
      submit="Save"
      sending={setting.isPending}
      error={setting.error}
      onCancel={onDone}
      onSubmit={submit}
    >
      <TextField
        label="First day"
        hint="Every period is held against these days, for everybody. Leave both empty for no baseline."
        type="date"
        value={from}
        onChange={setFrom}
        problem={problems['from']}
      />
      <TextField label="Last day" type="date" value={to} onChange={setTo} problem={problems['to']} />
    </InlineForm>
  );
}
