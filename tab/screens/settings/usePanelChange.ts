import type { CommandInput } from '../../../bot/contract';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';

type PanelChange = CommandInput<'panel.change'>;
type Fields<Part> = Part extends PanelChange ? Omit<Part, 'version'> : never;

/**
 * Saves one part of the settings. Whoever would save over somebody else's change is told first, and sees what stands
 * now beside what they typed; what they save then, they have seen.
 *
 * @param version of what stands now, while the form is open too
 */
export function usePanelChange(version: string, done: string, onDone: () => void) {
  const seen = useSeenVersion(version);
  const { mutate, error, isPending } = useCommand('panel.change');
  function save(fields: Fields<PanelChange>): void {
    const onSuccess = () => {
      onDone();
      say(done);
    };
    mutate({ ...fields, version: seen(error) }, { onSuccess });
  }
  return { save, error, isPending };
}
