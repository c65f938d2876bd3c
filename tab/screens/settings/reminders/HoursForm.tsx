import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';
import { usePanelChange } from '../usePanelChange';

export function HoursForm({ hours, onDone }: { hours: SettingsView['hours']; onDone: () => void }) {
  const [from, setFrom] = useState(hours.quietHours.from);
  const [until, setUntil] = useState(hours.quietHours.until);
  const change = usePanelChange(hours.version, 'The quiet hours are saved.', onDone);
  const problems = fieldProblems(change.error, 'quietHours.');
  return (
    <InlineForm
      title="Change the quiet hours"
      submit="Save"
      sending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSubmit={() => change.save({ part: 'hours', quietHours: { from, until } })}
    >
      <Text>
        For everybody, and for what is sent from now on: what can wait goes out in the morning. What is urgent goes out
        at any hour. Somebody who wants reminders later in the day still says so for themselves under Help.
      </Text>
      <TextField label="From" required type="time" value={from} onChange={setFrom} problem={problems['from']} />
      <TextField label="Until" required type="time" value={until} onChange={setUntil} problem={problems['until']} />
    </InlineForm>
  );
}
