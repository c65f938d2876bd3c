import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { TaskListSquareAddRegular } from '@fluentui/react-icons/svg/task-list-square-add';
import type { RefObject } from 'react';
import type { TaskDraft } from '../actionLog/taskDraft';
import { chosenIn, draftOf } from './wordsToTask';

// Faint, since every line has it; and there without a pointer too.
const useStyles = makeStyles({
  button: { verticalAlign: 'middle', minWidth: '24px', height: '24px', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly words: string;
  /** Where they stand: what is selected in there is taken instead of all of them. */
  readonly within: RefObject<HTMLElement | null>;
  readonly onMake: (draft: TaskDraft) => void;
}

/** Makes a task of words that were recorded. */
export function MakeTask({ words, within, onMake }: Props) {
  const styles = useStyles();
  return (
    <Tooltip content="Make a task of it, or of what is selected in it" relationship="description">
      <Button
        size="small"
        appearance="subtle"
        icon={<TaskListSquareAddRegular />}
        className={styles.button}
        aria-label={`Make a task of: ${words}`}
        // A click takes the selection away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onMake(draftOf(chosenIn(within.current, words)))}
      />
    </Tooltip>
  );
}
