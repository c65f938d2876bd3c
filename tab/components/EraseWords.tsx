import { Button, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommand } from '../data/useCommand';
import { InlineForm } from './InlineForm';
import { fieldProblems } from './ProblemNotice';
import { say } from './say';
import { TextField } from './TextField';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

/** Takes what one line of a history says out of the log. `number`: of its entry. */
export function EraseWords({ number }: { number: number }) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <EraseWordsForm number={number} onClose={() => setIsOpen(false)} />;
  return (
    <Button size="small" appearance="subtle" className={styles.button} onClick={() => setIsOpen(true)}>
      Erase these words…
    </Button>
  );
}

function EraseWordsForm({ number, onClose }: { number: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const send = useCommand('log.eraseWords');
  function erase(): void {
    const done = () => {
      onClose();
      say('The words are erased.', 'The log says who erased them, when and why.');
    };
    // By then the line has lost its words, and with them this form.
    send.mutateAsync({ numbers: [number], reason }).then(done, () => undefined);
  }
  return (
    <InlineForm
      title="Erase the words of this entry for good"
      submit="Erase for good"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={erase}
    >
      <Text>
        This cannot be undone. What happened, when and by whom stays in the log. The record itself is corrected by
        editing it.
      </Text>
      <TextField
        label="Reason"
        hint="It stands in the log: leave out what you erase."
        required
        rows={2}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
