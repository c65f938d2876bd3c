import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { usePanelChange } from '../usePanelChange';
import { AgendaLines } from './AgendaLines';
import { type DraftLine, draftOf } from './templateLine';

/** The lines of the template, and what becomes of them. */
export function AgendaForm({ agenda, onDone }: { agenda: SettingsView['agenda']; onDone: () => void }) {
  const [lines, setLines] = useState<readonly DraftLine[]>(() => draftOf(agenda.lines));
  const change = usePanelChange(
    agenda.version,
    'The agenda template is saved. Meetings that are planned keep theirs.',
    onDone,
  );
  const problems = fieldProblems(change.error, 'agendaTemplate.');
  return (
    <InlineForm
      title="Change the agenda template"
      submit="Save"
      sending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSubmit={() => change.save({ part: 'agenda', agendaTemplate: lines.map(({ id: _, ...line }) => line) })}
    >
      <Text>
        For meetings that are planned from now on. Those that are planned keep their agenda: change it under Meeting.
        Issues and groups that are put on an agenda stand in their section and use its minutes.
      </Text>
      <AgendaLines lines={lines} durationMinutes={agenda.durationMinutes} problems={problems} onChange={setLines} />
    </InlineForm>
  );
}
