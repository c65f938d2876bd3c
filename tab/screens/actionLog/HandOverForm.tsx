import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { useMay } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { type Holder, HolderFields } from './HolderFields';
import type { ActionFormProps } from './TaskActions';

/** Inside the agency the owner passes a task on; to another agency those who may. */
export function HandOverForm({
  action,
  task,
  onDone,
  onCancel,
}: ActionFormProps & { action: 'reassign' | 'reallocate' }) {
  const mayMoveAgency = useMay('task.moveAgency');
  const [holder, setHolder] = useState<Holder>({ agencyId: task.agencyId });
  const [missing, setMissing] = useState<string>();
  const send = useCommand(`task.${action}`);

  function submit(): void {
    const { ownerId, deputyId } = holder;
    setMissing(ownerId === undefined ? 'Choose who is to do it.' : undefined);
    if (ownerId === undefined) return;
    const input = { taskId: task.id, ownerId, ...(deputyId === undefined ? {} : { deputyId }) };
    send.mutate(input, { onSuccess: () => onDone(action) });
  }
  const words = action === 'reassign' ? 'Pass the task on' : 'Give the task to somebody';
  return (
    <InlineForm
      title={words}
      submit={words}
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <HolderFields
        holder={holder}
        onChange={setHolder}
        choosesAgency={action === 'reallocate' || mayMoveAgency}
        problems={{ ...fieldProblems(send.error), ...(missing === undefined ? {} : { ownerId: missing }) }}
      />
    </InlineForm>
  );
}
