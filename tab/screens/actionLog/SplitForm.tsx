import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { AgencyView, TaskView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import type { Missing } from './holder';
import { PartFields } from './PartFields';
import { emptyDraft, inputOf, type TaskDraft } from './taskDraft';

/** As many as the server takes at once. */
const MOST_PARTS = 10;

/** Parts of one task for other agencies. The ids are made once: sent again, they are the same parts. */
export function SplitForm({ whole, onClose }: { whole: TaskView; onClose: () => void }) {
  const { today } = useSession();
  const newPart = (): TaskDraft => ({ ...emptyDraft(whole.title), dueOn: whole.dueOn < today ? '' : whole.dueOn });
  const [parts, setParts] = useState(() => [newPart()]);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const agencies = useQueryOf('agencies.list');
  const split = useCommand('task.split');

  function change(next: TaskDraft[]): void {
    setMissing([]);
    setParts(next);
  }
  function submit(): void {
    const written = parts.map((part) => inputOf(part, needsGateway(part, agencies.data?.items)));
    setMissing(written.map((each) => ('missing' in each ? each.missing : {})));
    const ready = written.flatMap((each) => ('input' in each ? [each.input] : []));
    if (ready.length < parts.length) return;
    split.mutate({ taskId: whole.id, parts: ready.map(({ urgent: _, ...part }) => part) }, { onSuccess: done });
  }
  function done(): void {
    const parted = parts.length === 1 ? 'One part is given' : `${parts.length} parts are given`;
    say(`${whole.reference} is split. ${parted}.`, 'Their owners have a card in chat.');
    onClose();
  }
  return (
    <InlineForm
      title="Split between agencies"
      submit={parts.length === 1 ? 'Give the part' : `Give ${parts.length} parts`}
      sending={split.isPending}
      error={split.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      {parts.map((part, at) => (
        <PartFields
          key={part.taskId}
          number={at + 1}
          part={part}
          onChange={(changed) => change(parts.with(at, changed))}
          onRemove={parts.length === 1 ? undefined : () => change(parts.filter((each) => each !== part))}
          needsGateway={needsGateway(part, agencies.data?.items)}
          problems={{ ...fieldProblems(split.error, `parts.${at}.`), ...missing[at] }}
        />
      ))}
      {parts.length < MOST_PARTS && (
        <Button icon={<AddRegular />} onClick={() => change([...parts, newPart()])}>
          Another part
        </Button>
      )}
    </InlineForm>
  );
}

function needsGateway({ holder }: TaskDraft, agencies: readonly AgencyView[] = []): boolean {
  return agencies.find(({ id }) => id === holder.agencyId)?.needsGateway ?? false;
}
