import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import type { ActionFormProps } from './actionForm';

/** The task in other words: what it said before stays in its history. */
export function WordingForm({ task, onDone, onCancel }: ActionFormProps) {
  const [title, setTitle] = useState(task.title);
  const [detail, setDetail] = useState(task.detail ?? '');
  const send = useCommand('task.reword');
  const problems = fieldProblems(send.error);
  const input = { taskId: task.id, title, ...(detail.trim() === '' ? {} : { detail }) };
  return (
    <InlineForm
      title="Change the wording"
      submit="Save the wording"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate(input, { onSuccess: () => onDone('reword') })}
    >
      <TextField label="What is to be done" required value={title} onChange={setTitle} problem={problems['title']} />
      <TextField
        label="Detail"
        hint={`${task.ownerName} is told. What it said before stays in the history.`}
        rows={4}
        value={detail}
        onChange={setDetail}
        problem={problems['detail']}
      />
    </InlineForm>
  );
}
