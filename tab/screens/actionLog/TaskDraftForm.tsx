import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandInput } from '../../../bot/contract';
import { Folded } from '../../components/Folded';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { WhoCanFold } from '../threats/WhoCanFold';
import { DueField } from './DueField';
import { DeputyField, HolderFields, useNeedsGateway } from './HolderFields';
import { inputOf, type TaskDraft } from './taskDraft';
import { TaskReaders, useBarred } from './TaskReaders';
import { TemplateField } from './TemplateField';

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (draft: TaskDraft) => void;
  readonly onSend: (input: CommandInput<'task.allocate'>) => void;
  readonly onCancel: () => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly title?: string;
  /** Where the task stands in what is sent, where it is a part of it ("task."). */
  readonly under?: string;
}

/** A task being written, for an agency or out of an issue. Each fault stands at its field. */
export function TaskDraftForm({ draft, onChange, onSend, onCancel, sending, error, title, under }: Props) {
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const holderNeedsGateway = useNeedsGateway(draft.holder.agencyId);
  const barred = useBarred(draft);
  const problems = { ...fieldProblems(error, under), ...missing };

  function submit(): void {
    const ready = inputOf(draft, holderNeedsGateway || barred.length > 0);
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
      <WhoCanFold words={`${draft.title}\n${draft.detail}`} />
      <HolderFields
        holder={draft.holder}
        onChange={(holder) => change({ holder })}
        choosesAgency
        needsGateway={holderNeedsGateway}
        problems={problems}
        withoutDeputy
      />
      <DueField value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} problem={problems['dueOn']} />
      <Checkbox
        label="Urgent: to be acknowledged within hours"
        checked={draft.urgent}
        onChange={(_event, { checked }) => change({ urgent: checked === true })}
      />
      <SeldomFilled draft={draft} onChange={change} problems={problems} />
      <TaskReaders draft={draft} onChange={change} barred={holderNeedsGateway ? [] : barred} problems={problems} />
    </InlineForm>
  );
}

interface SeldomProps {
  readonly draft: TaskDraft;
  readonly onChange: (changes: Partial<TaskDraft>) => void;
  readonly problems: Readonly<Record<string, string>>;
}

function SeldomFilled({ draft, onChange, problems }: SeldomProps) {
  return (
    <Folded label="Detail, deputy, common tasks" open={draft.detail !== '' || isSeldomWrong(problems)}>
      <TextField
        label="Detail"
        hint="What the agency needs to know, and no more. The card in chat shows how it begins."
        rows={4}
        value={draft.detail}
        onChange={(detail) => onChange({ detail })}
        problem={problems['detail']}
      />
      <DeputyField holder={draft.holder} onChange={(holder) => onChange({ holder })} problems={problems} />
      <TemplateField draft={draft} onChange={onChange} />
    </Folded>
  );
}

/** A fault of a field that is seldom filled has to be seen. */
function isSeldomWrong({ detail, deputyId }: Readonly<Record<string, string>>): boolean {
  return detail !== undefined || deputyId !== undefined;
}
