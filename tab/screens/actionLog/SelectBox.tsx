import { Checkbox } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { maySelect, type Selection } from './selection';

/** Ticks a task without opening it. */
export function SelectBox({ task, selection }: { task: TaskView; selection: Selection }) {
  return (
    <Checkbox
      aria-label={`Choose ${task.reference}`}
      checked={selection.ids.has(task.id)}
      disabled={!maySelect(task, selection)}
      onChange={() => selection.toggle(task.id)}
    />
  );
}
