import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { Notice } from '../../components/Notice';
import { AgendaLines } from '../settings/agenda/AgendaLines';
import { type DraftLine, draftOf } from '../settings/agenda/templateLine';
import type { Founding } from './useFounding';

/** What every agenda starts from. */
export function AgendaStep({ founding: { draft, change, faultsOf } }: { founding: Founding }) {
  const [lines, setLines] = useState<readonly DraftLine[]>(() => draftOf(draft.agenda));
  const faults = faultsOf('agenda');
  const problems = Object.fromEntries(faults.map(({ row, field, message }) => [`${row ?? ''}.${field}`, message]));
  function put(changeLines: (lines: readonly DraftLine[]) => readonly DraftLine[]): void {
    const next = changeLines(lines);
    setLines(next);
    change({ ...draft, agenda: next.map(({ id: _, ...line }) => line) });
  }
  return (
    <>
      <Text>What every meeting starts from. Most panels begin with this and change it later under Settings.</Text>
      {faults
        .filter(({ row }) => row === undefined)
        .map(({ message }) => (
          <Notice key={message} intent="warning">
            {message}
          </Notice>
        ))}
      <AgendaLines lines={lines} durationMinutes={draft.meetings.durationMinutes} problems={problems} onChange={put} />
    </>
  );
}
