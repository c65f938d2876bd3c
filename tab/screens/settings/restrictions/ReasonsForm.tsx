import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

export function ReasonsForm({ reasons, onDone }: { reasons: SettingsView['reasons']; onDone: () => void }) {
  const [ask, setAsk] = useState(reasons.readingReasons.ask);
  const [lines, setLines] = useState(reasons.readingReasons.list.join('\n'));
  const [ofPeople, setOfPeople] = useState((reasons.readingReasons.forPeople ?? []).join('\n'));
  return (
    <SettingsForm
      title="Change the reasons"
      says="For whoever opens a person, or a restricted task or issue, from now on. That they looked is in the log, whether they are asked or not."
      version={reasons.version}
      part={{ part: 'reasons', readingReasons: { ask, list: linesOf(lines), forPeople: linesOf(ofPeople) } }}
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
            problem={problemOf('list', problems)}
          />
          <TextField
            label="For a person alone, one a line"
            rows={3}
            value={ofPeople}
            onChange={setOfPeople}
            problem={problemOf('forPeople', problems)}
          />
        </>
      )}
    </SettingsForm>
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Of the list, or of any of its lines. */
function problemOf(list: string, problems: Readonly<Record<string, string>>): string | undefined {
  return problems[list] ?? Object.entries(problems).find(([field]) => field.startsWith(`${list}.`))?.[1];
}
