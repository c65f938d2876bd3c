import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useCommand } from '../../data/useCommand';
import type { ActionFormProps } from './actionForm';

/** A later due day, and why. What was asked for before, and not answered yet, is there to be changed. */
export function AskTimeForm({ task, onDone, onCancel }: ActionFormProps) {
  const [dueOn, setDueOn] = useState<string>(task.moreTime?.dueOn ?? '');
  const [reason, setReason] = useState(task.moreTime?.reason ?? '');
  const [missing, setMissing] = useState<string>();
  const send = useCommand('task.askTime');
  const problems = fieldProblems(send.error);

  function submit(): void {
    setMissing(isLocalDate(dueOn) ? undefined : 'Choose a day.');
    if (isLocalDate(dueOn)) send.mutate({ taskId: task.id, dueOn, reason }, { onSuccess: () => onDone('askTime') });
  }
  return (
    <InlineForm
      title="Ask for more time"
      submit="Ask for more time"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <TextField
        label="Until"
        required
        hint={`It is due ${task.dueText}.`}
        type="date"
        min={task.dueOn}
        value={dueOn}
        onChange={setDueOn}
        problem={missing ?? problems['dueOn']}
      />
      <TextField
        label="Reason"
        required
        rows={3}
        hint="The coordinator reads it and answers."
        value={reason}
        onChange={setReason}
        problem={problems['reason']}
      />
    </InlineForm>
  );
}

export function RefuseTimeForm({ task, onDone, onCancel }: ActionFormProps) {
  // What was on the screen when the form was opened: a wish that is changed meanwhile is not refused unread.
  const [wish] = useState(task.moreTime);
  const [reason, setReason] = useState('');
  const send = useCommand('task.refuseTime');
  const input = { taskId: task.id, dueOn: wish?.dueOn ?? task.dueOn, reason };
  return (
    <InlineForm
      title={`Why can it not be ${wish?.dayText ?? 'later'}?`}
      submit="Give no more time"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate(input, { onSuccess: () => onDone('refuseTime') })}
    >
      <TextField
        label="Reason"
        required
        rows={3}
        hint={`${task.ownerName} will read it. The task stays due ${task.dueText}.`}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
