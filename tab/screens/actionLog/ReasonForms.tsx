import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import type { ActionFormProps } from './actionForm';
import { reasonForms, type ReasonStep } from './taskStepWords';

/** Decline, block, escalate, withdraw: one reason, which the others will read. */
export function ReasonForm({ action, task, onDone, onCancel }: ActionFormProps & { action: ReasonStep }) {
  const { command, title, submit, follows } = reasonForms[action];
  const [reason, setReason] = useState('');
  const send = useCommand(command);
  return (
    <InlineForm
      title={title}
      submit={submit}
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate({ taskId: task.id, reason }, { onSuccess: () => onDone(action) })}
    >
      <Text>{follows}</Text>
      <TextField
        label="Reason"
        required
        rows={3}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}

export function NoteForm({ task, onDone, onCancel }: ActionFormProps) {
  const [note, setNote] = useState('');
  const send = useCommand('task.progress');
  const input = { taskId: task.id, ...(note.trim() === '' ? {} : { note }) };
  return (
    <InlineForm
      title="How is it going?"
      submit="Save the note"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate(input, { onSuccess: () => onDone('progress') })}
    >
      <TextField
        label="Note"
        hint="May be empty: then it only says that work has begun."
        rows={3}
        value={note}
        onChange={setNote}
        problem={fieldProblems(send.error)['note']}
      />
    </InlineForm>
  );
}
