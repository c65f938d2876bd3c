import { MenuItem, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingSummaryView } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import type { OpenerRef } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { More } from '../../components/More';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { say } from '../../components/say';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import type { SeriesForm } from './planForm';

/** More meetings: the next one of the series, or one besides it. */
export function SeriesMore({ opener, onChoose }: { opener: OpenerRef; onChoose: (form: SeriesForm) => void }) {
  return (
    <More label="Plan meetings" opener={opener}>
      <MenuItem onClick={() => onChoose('next')}>Plan the next in the series</MenuItem>
      <MenuItem onClick={() => onChoose('extra')}>Add an extra meeting</MenuItem>
    </More>
  );
}

export function PlanSeries({ form, onDone }: { form: SeriesForm; onDone: () => void }) {
  return (
    <FormPlace onLeave={onDone}>
      {form === 'next' ? <NextForm onDone={onDone} /> : <ExtraForm onDone={onDone} />}
    </FormPlace>
  );
}

function NextForm({ onDone }: { onDone: () => void }) {
  const plan = useCommand('meeting.planSeries');
  const planned = ({ items }: { items: readonly MeetingSummaryView[] }) => {
    onDone();
    const [meeting] = items;
    say(meeting === undefined ? 'It was planned already.' : `${meeting.reference} is planned for ${meeting.dayText}.`);
  };
  return (
    <InlineForm
      title="Plan one more meeting of the series?"
      submit="Plan it"
      sending={plan.isPending}
      error={plan.error}
      onCancel={onDone}
      onSubmit={() => plan.mutate({ count: 1 }, { onSuccess: planned })}
    >
      <Text>Its day, time and place follow the panel’s rule. It can be moved or cancelled afterwards.</Text>
    </InlineForm>
  );
}

function ExtraForm({ onDone }: { onDone: () => void }) {
  const { today } = useSession();
  const [on, setOn] = useState('');
  const add = useCommand('meeting.add');
  function send(): void {
    if (!isLocalDate(on)) return;
    const onSuccess = () => {
      onDone();
      say('The extra meeting is planned on Teams. Change its place if it is in a room.');
    };
    add.mutate({ on, mode: 'teams' }, { onSuccess });
  }
  return (
    <InlineForm
      title="An extra meeting"
      submit="Add the meeting"
      sending={add.isPending}
      error={add.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <TextField
        label="Day"
        required
        type="date"
        min={today}
        value={on}
        onChange={setOn}
        problem={fieldProblems(add.error)['on']}
      />
    </InlineForm>
  );
}
