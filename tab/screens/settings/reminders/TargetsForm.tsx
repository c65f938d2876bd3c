import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';
import { usePanelChange } from '../usePanelChange';

export function TargetsForm({ targets, onDone }: { targets: SettingsView['targets']; onDone: () => void }) {
  const [days, setDays] = useState(String(targets.targets.ackWorkingDays));
  const [hours, setHours] = useState(String(targets.targets.urgentHours));
  const change = usePanelChange(targets.version, 'The targets are saved.', onDone);
  const problems = fieldProblems(change.error, 'targets.');
  const save = () =>
    change.save({ part: 'targets', targets: { ackWorkingDays: Number(days), urgentHours: Number(hours) } });
  return (
    <InlineForm
      title="Change the targets"
      submit="Save"
      sending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>
        For tasks that are given from now on, which say by when. Tasks that were given keep the time that they were
        given with. Urgent issues go by the new hours at once, those that wait already too.
      </Text>
      <TextField
        label="Working days to acknowledge a task"
        required
        type="number"
        min={1}
        max={20}
        value={days}
        onChange={setDays}
        problem={problems['ackWorkingDays']}
      />
      <TextField
        label="Hours for what is urgent"
        required
        type="number"
        min={1}
        max={72}
        value={hours}
        onChange={setHours}
        problem={problems['urgentHours']}
      />
    </InlineForm>
  );
}
