import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

export function ReasonsForm({ reasons, onDone }: { reasons: SettingsView['reasons']; onDone: () => void }) {
  const [ask, setAsk] = useState(reasons.readingReasons.ask);
  const [lines, setLines] = useState(reasons.readingReasons.list.join('\n'));
  const list = lines.split('\n').filter((line) => line.trim() !== '');
  return (
    <SettingsForm
      title="Change the reasons"
      says="For whoever opens a person, or a restricted task or issue, from now on. That they looked is in the log, whether they are asked or not."
      version={reasons.version}
      part={{ part: 'reasons', readingReasons: { ask, list } }}
      within="readingReasons."
      done="The reasons are saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
          <Switch label="Ask why" checked={ask} onChange={(_event, { checked }) => setAsk(checked)} />
          <TextField
            label="Reasons, one a line"
            rows={6}
            required
            value={lines}
            onChange={setLines}
            problem={problems['list'] ?? Object.entries(problems).find(([field]) => field.startsWith('list.'))?.[1]}
          />
        </>
      )}
    </SettingsForm>
  );
}
