import { useState } from 'react';
import type { CommandInput } from '../../../bot/contract';
import { say } from '../../components/say';
import { ApiError } from '../../data/api';
import { useCommand } from '../../data/useCommand';

type PanelChange = CommandInput<'panel.change'>;
type Fields<Part> = Part extends PanelChange ? Omit<Part, 'version'> : never;

/**
 * Saves one part of the settings. Whoever would save over somebody else's change is told first, and sees what stands
 * now beside what they typed; what they save then, they have seen.
 *
 * @param version of what stands now, while the form is open too
 */
export function usePanelChange(version: string, done: string, onDone: () => void) {
  const [drawnFrom, setDrawnFrom] = useState(version);
  const { mutate, error, isPending } = useCommand('panel.change');
  function save(fields: Fields<PanelChange>): void {
    const seen = isOvertaken(error) ? version : drawnFrom;
    setDrawnFrom(seen);
    const onSuccess = () => {
      onDone();
      say(done);
    };
    mutate({ ...fields, version: seen }, { onSuccess });
  }
  return { save, error, isPending };
}

function isOvertaken(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === 'changed-meanwhile';
}
