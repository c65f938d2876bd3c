import { Button, makeStyles } from '@fluentui/react-components';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { useState } from 'react';
import type { TaskView } from '../../../bot/contract';
import { useFocusBack } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useMay } from '../../data/session';
import { useCommand } from '../../data/useCommand';

// However little room the pane has, it scrolls: a button, which hides what overflows it, is else pressed flat.
const useStyles = makeStyles({ button: { alignSelf: 'flex-start', flexShrink: 0 } });

/** A line to the other side: from the agency to the panel, or back. It stands in the history below. */
export function CommentLine({ task }: { task: TaskView }) {
  const styles = useStyles();
  const [text, setText] = useState<string>();
  const button = useFocusBack(text !== undefined);
  const reader = useMay('task.direct') ? task.ownerName : 'the coordinator';
  const send = useCommand('task.comment');
  if (!task.mayComment) return null;
  if (text === undefined) {
    return (
      <Button
        ref={button}
        appearance="subtle"
        icon={<CommentRegular />}
        className={styles.button}
        onClick={() => setText('')}
      >
        Write to {reader}
      </Button>
    );
  }
  function sent(): void {
    setText(undefined);
    say(`Sent to ${reader}.`);
  }
  return (
    <FormPlace onLeave={() => setText(undefined)}>
      <InlineForm
        title={`Write to ${reader}`}
        submit="Send"
        sending={send.isPending}
        error={send.error}
        onCancel={() => setText(undefined)}
        onSubmit={() => send.mutate({ taskId: task.id, text }, { onSuccess: sent })}
      >
        <TextField
          label="Comment"
          hint="It stands in the history, for whoever sees the task."
          required
          rows={2}
          value={text}
          onChange={setText}
          problem={fieldProblems(send.error)['text']}
        />
      </InlineForm>
    </FormPlace>
  );
}
