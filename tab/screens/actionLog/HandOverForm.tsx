import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useMay } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { besideOwner, type Holder, type Missing, missingOf } from './holder';
import { HolderFields, useNeedsGateway } from './HolderFields';
import type { ActionFormProps } from './actionForm';
import { holderForms, type HolderStep } from './taskStepWords';

/** Inside the agency the owner passes a task on; to another agency those who may. */
export function HandOverForm({ action, task, onDone, onCancel }: ActionFormProps & { action: HolderStep }) {
  const { command, words } = holderForms[action];
  const mayMoveAgency = useMay('task.moveAgency');
  const [holder, setHolder] = useState<Holder>({ agencyId: task.agencyId });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<Missing>({});
  const send = useCommand(command);
  // Whoever has the task already was told when it was given.
  const needsGateway = useNeedsGateway(holder.agencyId === task.agencyId ? undefined : holder.agencyId);

  function submit(): void {
    const { ownerId } = holder;
    const lacking = missingOf(holder, needsGateway);
    setMissing(lacking);
    if (ownerId === undefined || Object.keys(lacking).length > 0) return;
    const why = reason.trim() === '' ? {} : { reason };
    const input = { taskId: task.id, ownerId, ...why, ...besideOwner(holder, needsGateway) };
    send.mutate(input, { onSuccess: () => onDone(action) });
  }
  return (
    <InlineForm
      title={words}
      submit={words}
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <Text>Whoever gets it is told at once, and is asked to take it on. It is theirs from then on.</Text>
      <HolderFields
        holder={holder}
        onChange={(chosen) => {
          setMissing({});
          setHolder(chosen);
        }}
        choosesAgency={action === 'reallocate' || mayMoveAgency}
        needsGateway={needsGateway}
        problems={{ ...fieldProblems(send.error), ...missing }}
      />
      <TextField
        label="Reason"
        hint="May be empty. The task’s history says it."
        rows={2}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
