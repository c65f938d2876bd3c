import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { restrictionMonthsOf } from '../../../../bot/domain/targets';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

export function TargetsForm({ targets, onDone }: { targets: SettingsView['targets']; onDone: () => void }) {
  const [days, setDays] = useState(String(targets.targets.ackWorkingDays));
  const [hours, setHours] = useState(String(targets.targets.urgentHours));
  const [months, setMonths] = useState(String(restrictionMonthsOf(targets.targets)));
  const sent = { ackWorkingDays: Number(days), urgentHours: Number(hours), restrictionMonths: Number(months) };
  return (
    <SettingsForm
      title="Change the targets"
      says="For tasks that are given from now on, which say by when. Tasks that were given keep the time that they were given with. Urgent issues go by the new hours at once, those that wait already too."
      version={targets.version}
      part={{ part: 'targets', targets: sent }}
      within="targets."
      done="The targets are saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
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
          <TextField
            label="Months until a restriction is due for review"
            required
            type="number"
            min={1}
            max={24}
            hint="The day that is proposed to whoever restricts something from now on."
            value={months}
            onChange={setMonths}
            problem={problems['restrictionMonths']}
          />
        </>
      )}
    </SettingsForm>
  );
}
