import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { Notice } from '../../../components/Notice';
import { SettingsForm } from '../SettingsForm';
import { AgendaLines } from './AgendaLines';
import { type DraftLine, draftOf, minutesIn } from './templateLine';

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
        <>
          <AgendaLines lines={lines} durationMinutes={agenda.durationMinutes} problems={problems} onChange={setLines} />
          <TooLong minutes={minutesIn(lines)} of={agenda.durationMinutes} />
        </>
      )}
    </SettingsForm>
  );
}

/** Beside the button: it may be saved so, for agendas are made to fit one by one, but nobody does so unawares. */
function TooLong({ minutes, of }: { minutes: number; of: number }) {
  const over = minutes - of;
  return (
    <div role="status">
      {over > 0 && (
        <Notice intent="warning" title={`${minutes} of ${of} minutes`}>
          Saved so, every agenda begins {over === 1 ? '1 minute' : `${over} minutes`} too long and has to be made to
          fit.
        </Notice>
      )}
    </div>
  );
}
