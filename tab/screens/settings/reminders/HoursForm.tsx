import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

export function HoursForm({ hours, onDone }: { hours: SettingsView['hours']; onDone: () => void }) {
  const [from, setFrom] = useState(hours.quietHours.from);
  const [until, setUntil] = useState(hours.quietHours.until);
  return (
    <SettingsForm
      title="Change the quiet hours"
      says="For everybody, and for what is sent from now on: what can wait goes out in the morning. What is urgent goes out at any hour. Somebody who wants reminders later in the day still says so for themselves under Help."
      version={hours.version}
      part={{ part: 'hours', quietHours: { from, until } }}
      within="quietHours."
      done="The quiet hours are saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
          <TextField label="From" required type="time" value={from} onChange={setFrom} problem={problems['from']} />
          <TextField label="Until" required type="time" value={until} onChange={setUntil} problem={problems['until']} />
        </>
      )}
    </SettingsForm>
  );
}
