import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { SettingsForm } from '../SettingsForm';
import { AgendaLines } from './AgendaLines';
import { type DraftLine, draftOf } from './templateLine';

/** The lines of the template, and what becomes of them. */
export function AgendaForm({ agenda, onDone }: { agenda: SettingsView['agenda']; onDone: () => void }) {
  const [lines, setLines] = useState<readonly DraftLine[]>(() => draftOf(agenda.lines));
  return (
    <SettingsForm
      title="Change the agenda template"
      says="For meetings that are planned from now on. Those that are planned keep their agenda: change it under Meeting. Issues and groups that are put on an agenda stand in their section and use its minutes."
      version={agenda.version}
      part={{ part: 'agenda', agendaTemplate: lines.map(({ id: _, ...line }) => line) }}
      within="agendaTemplate."
      done="The agenda template is saved. Meetings that are planned keep theirs."
      onDone={onDone}
    >
      {(problems) => (
        <AgendaLines lines={lines} durationMinutes={agenda.durationMinutes} problems={problems} onChange={setLines} />
      )}
    </SettingsForm>
  );
}
