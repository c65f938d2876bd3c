import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemNotice';
import type { Selection } from './selection';
import { MOST_CHASED, useChase } from './useChase';

const useStyles = makeStyles({
  // At the foot, in sight however far one has chosen: no row moves when it comes.
  bar: {
    position: 'sticky',
    bottom: tokens.spacingVerticalS,
    zIndex: 2,
    boxShadow: tokens.shadow8,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly selection: Selection;
  /** Absent where none of them can be closed. */
  readonly onCloseTasks: (() => void) | undefined;
}

/** What can be done with the tasks that are ticked. */
export function SelectionBar({ selection, onCloseTasks }: Props) {
  const styles = useStyles();
  const chase = useChase();
  const count = selection.ids.size;
  return (
    <div role="region" aria-label="Chosen tasks" className={styles.bar}>
      <ProblemBar error={chase.error} />
      <div className={styles.line}>
        <Text role="status">
          {count === 1 ? '1 task chosen' : `${count} tasks chosen`}
          {selection.full && `, as many as can be dealt with at once (${MOST_CHASED})`}
        </Text>
        <Button
          appearance="primary"
          disabledFocusable={chase.isPending}
          onClick={() => chase.remind([...selection.ids], selection.clear)}
        >
          {chase.isPending ? 'Sending…' : 'Remind their people'}
        </Button>
        {onCloseTasks !== undefined && <Button onClick={onCloseTasks}>Close them</Button>}
        <Button onClick={selection.clear}>Choose none</Button>
      </div>
    </div>
  );
}
