import { Button, makeStyles, mergeClasses, Tooltip } from '@fluentui/react-components';
import { TaskListSquareAddRegular } from '@fluentui/react-icons/svg/task-list-square-add';
import type { RefObject } from 'react';
import type { TaskDraft } from '../actionLog/taskDraft';
import { chosenIn, draftOf } from './wordsToTask';

const useStyles = makeStyles({
  button: { verticalAlign: 'middle' },
  // A column of the same button would be all that one sees: it comes with the pointer or the keyboard.
  quiet: {
    '@media (hover: hover)': {
      opacity: 0,
      ':focus-visible': { opacity: 1 },
      ':hover > &': { opacity: 1 },
    },
  },
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
        className={mergeClasses(styles.button, styles.quiet)}
        aria-label={`Make a task of: ${words}`}
        // A click takes the selection away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onMake(draftOf(chosenIn(within.current, words)))}
      />
    </Tooltip>
  );
}
