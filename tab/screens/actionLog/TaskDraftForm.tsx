import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandInput } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useSession } from '../../data/session';
import { HolderFields } from './HolderFields';
import { inputOf, type TaskDraft } from './taskDraft';

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (draft: TaskDraft) => void;
  readonly onSend: (input: CommandInput<'task.allocate'>) => void;
  readonly onCancel: () => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly title?: string;
}

/** A task being written, for an agency or out of an issue. Each fault stands at its field. */
export function TaskDraftForm({ draft, onChange, onSend, onCancel, sending, error, title }: Props) {
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const problems = { ...fieldProblems(error), ...missing };

  function submit(): void {
    const ready = inputOf(draft);
    setMissing('missing' in ready ? ready.missing : {});
    if ('input' in ready) onSend(ready.input);
  }
  function change(changes: Partial<TaskDraft>): void {
    setMissing({});
    onChange({ ...draft, ...changes });
  }
  return (
    <InlineForm
      {...(title === undefined ? {} : { title })}
      submit="Allocate the task"
      sending={sending}
      error={error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label="What is to be done"
        required
        value={draft.title}
        onChange={(text) => change({ title: text })}
        problem={problems['title']}
      />
      <TextField
        label="Detail"
        hint="What the agency needs to know, and no more. The card in chat shows how it begins."
        rows={4}
        value={draft.detail}
        onChange={(detail) => change({ detail })}
        problem={problems['detail']}
      />
      <HolderFields holder={draft.holder} onChange={(holder) => change({ holder })} choosesAgency problems={problems} />
      <DueField value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} problem={problems['dueOn']} />
      <Checkbox
        label="Urgent: to be acknowledged within 4 hours"
        checked={draft.urgent}
        onChange={(_event, { checked }) => change({ urgent: checked === true })}
      />
    </InlineForm>
  );
}

interface DueProps {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem: string | undefined;
}

function DueField({ value, onChange, problem }: DueProps) {
  const { today } = useSession();
  return (
    <Field
      label="Due"
      required
      hint="By the end of this day"
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Input type="date" min={today} value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
