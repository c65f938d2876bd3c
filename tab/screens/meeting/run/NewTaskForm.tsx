import { useState } from 'react';
import type { CommandInput } from '../../../../bot/contract';
import type { TaskDraft } from '../../actionLog/taskDraft';
import { TaskDraftForm } from '../../actionLog/TaskDraftForm';
import { aboveCeilingText, isAboveCeiling } from './ceiling';
import { FormBox } from './FormBox';
import { ItemChoice } from './ItemChoice';
import { beginWith, kindTyped } from './kindTyped';
import type { NewFormProps } from './newForm';
import { itemWith } from './runWords';
import { TaskLineForm } from './TaskLineForm';
import { noTask } from './useDrafts';

/** A task given on an item: it keeps the item's restriction. One line, or all its fields. */
export function NewTaskForm(props: NewFormProps) {
  const { meeting, floorItemId, drafts, onClose } = props;
  const { item, draft, missing, problem, written, isWhole, change, give, begin } = useNewTask(props);
  const { itemId } = drafts.task;
  const choice = (
    <ItemChoice
      {...{ meeting, floorItemId, itemId, missing }}
      kind="task"
      onChoose={(chosen) => drafts.setTask({ itemId: chosen, draft })}
    />
  );
  if (!isWhole) {
    return (
      <TaskLineForm
        key={written}
        draft={draft}
        onChange={change}
        onSend={give}
        onCancel={onClose}
        error={problem?.message}
        onWhole={begin}
      >
        {choice}
      </TaskLineForm>
    );
  }
  return (
    <FormBox>
      <TaskDraftForm
        title={item === undefined ? 'Task' : `Task on ${item.title}`}
        draft={draft}
        onChange={change}
        onSend={give}
        onCancel={onClose}
        sending={false}
        error={problem}
      />
      {choice}
    </FormBox>
  );
}

function useNewTask({ meeting, floorItemId, drafts, running }: NewFormProps) {
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const [all, setAll] = useState(false);
  // The form stays for the next one, with the keyboard in its field again.
  const [written, setWritten] = useState(0);
  const { itemId: begunOn, draft } = drafts.task;
  // What was refused has all its fields.
  const isWhole = all || draft.holder.ownerId !== undefined;
  const item = itemWith(meeting.agenda, begunOn) ?? itemWith(meeting.agenda, floorItemId);

  function change(changed: TaskDraft): void {
    const other = isWhole ? undefined : kindTyped(changed.title);
    if (other?.kind === 'task') {
      change({ ...changed, title: other.rest });
      return;
    }
    if (other === undefined) {
      drafts.setTask({ itemId: changed.title === '' ? undefined : (begunOn ?? floorItemId), draft: changed });
      return;
    }
    drafts.setTask(noTask());
    beginWith(drafts, other.kind, other.rest, floorItemId);
  }
  function give(input: CommandInput<'task.allocate'>): void {
    const tooHigh = isAboveCeiling(input.title, input.detail);
    setMissing(item === undefined);
    setProblem(tooHigh ? new Error(aboveCeilingText) : null);
    if (item === undefined || tooHigh) return;
    const command = { name: 'meeting.giveTask', input: { ...input, meetingId: meeting.id, itemId: item.id } } as const;
    running.add(command, `Task: ${input.title}`);
    running.announce(`Task given on ${item.title}.`);
    drafts.setTask(noTask());
    setAll(false);
    setWritten(written + 1);
  }
  /** With all its fields. */
  function begin(understood: TaskDraft): void {
    setAll(true);
    change(understood);
  }
  return { item, draft, missing, problem, written, isWhole, change, give, begin };
}
