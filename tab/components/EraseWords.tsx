import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandResult } from '../../bot/contract';
import { useCommand } from '../data/useCommand';
import { useFocusBack, useFocusInside, useFocusPassedOn } from './formFocus';
import { InlineForm } from './InlineForm';
import { fieldProblems } from './ProblemNotice';
import { say } from './say';
import { TextField } from './TextField';

/** Where else they went from, and where they could not. */
function textOf({ corrected, still }: CommandResult<'log.eraseWords'>): string {
  return [
    ...(corrected.length === 0 ? [] : [`Taken out of ${corrected.join('; ')} as well.`]),
    ...(still.length === 0 ? [] : [`Some still stand among other words: correct ${still.join('; ')}.`]),
    'The log says who erased them, when and why.',
  ].join(' ');
}

/** Takes what one line of a history says out of the log. `number`: of its entry. */
export function EraseWords({ number }: { number: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const opener = useFocusBack(isOpen);
  // Once the words are gone, so is this.
  const place = useFocusPassedOn<HTMLDivElement>();
  return (
    <div ref={place}>
      {isOpen ? (
        <EraseWordsForm number={number} onClose={() => setIsOpen(false)} />
      ) : (
        <Button ref={opener} size="small" appearance="subtle" onClick={() => setIsOpen(true)}>
          Erase these words…
        </Button>
      )}
    </div>
  );
}

function EraseWordsForm({ number, onClose }: { number: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const form = useFocusInside<HTMLDivElement>();
  const send = useCommand('log.eraseWords');
  function erase(): void {
    const done = (gone: CommandResult<'log.eraseWords'>) => {
      onClose();
      say('The words are erased.', textOf(gone));
    };
    // By then the line has lost its words, and with them this form.
    send.mutateAsync({ numbers: [number], reason }).then(done, () => undefined);
  }
  return (
    <div ref={form}>
      <InlineForm
        title="Erase the words of this entry for good"
        submit="Erase for good"
        sending={send.isPending}
        error={send.error}
        onCancel={onClose}
        onSubmit={erase}
      >
        <Text>
          This cannot be undone. What happened, when and by whom stays in the log. Where the record says just the same
          today, it says “[erased]” from then on; where it says it among other words, you are told, and correct it
          there. Of what was over when it came in from before Sentinel, all that it says goes.
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
    </div>
  );
}
