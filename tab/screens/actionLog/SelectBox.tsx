import { Checkbox, makeStyles } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { maySelect, type Selection } from './selection';

// No taller than a line of its row.
const useStyles = makeStyles({ box: { marginBlock: '-8px' } });

/** Ticks a task without opening it. */
export function SelectBox({ task, selection }: { task: TaskView; selection: Selection }) {
  const styles = useStyles();
  return (
    <Checkbox
      className={styles.box}
      aria-label={`Choose ${task.reference}`}
      checked={selection.ids.has(task.id)}
      disabled={!maySelect(task, selection)}
      onChange={() => selection.toggle(task.id)}
    />
  );
}
