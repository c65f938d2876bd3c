import { useState } from 'react';
import type { CommandInput } from '../../../../bot/contract';
import type { TaskDraft } from '../../actionLog/taskDraft';
import { TaskDraftForm } from '../../actionLog/TaskDraftForm';
import { aboveCeilingText, isAboveCeiling } from './ceiling';
import { FormBox } from './FormBox';
import { ItemChoice } from './ItemChoice';
import type { NewFormProps } from './newForm';
import { beginWith, kindTyped } from './kindTyped';
import { itemWith } from './runWords';
import { TaskLineForm } from './TaskLineForm';
import { noTask } from './useDrafts';

/** A task given on an item: it keeps the item's restriction. */
export function NewTaskForm({ meeting, floorItemId, drafts, running, onClose }: NewFormProps) {
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const { itemId: begunOn, draft } = drafts.task;
  const [all, setAll] = useState(false);
  // The form stays for the next one, with the keyboard in its field again.
  const [written, setWritten] = useState(0);
  // What was refused has all its fields.
  const isWhole = all || draft.holder.ownerId !== undefined;
  const item = itemWith(meeting.agenda, begunOn) ?? itemWith(meeting.agenda, floorItemId);

  function change(changed: TaskDraft): void {
    const other = isWhole ? undefined : kindTyped(changed.title, 'task');
    if (other !== undefined) {
      drafts.setTask(noTask());
      beginWith(drafts, other.kind, other.rest, floorItemId);
      return;
    }
    drafts.setTask({ itemId: changed.title === '' ? undefined : (begunOn ?? floorItemId), draft: changed });
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
  const choice = (
    <ItemChoice
      meeting={meeting}
      kind="task"
      floorItemId={floorItemId}
      itemId={begunOn}
      missing={missing}
      onChoose={(itemId) => drafts.setTask({ itemId, draft })}
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
        onWhole={(understood) => {
          setAll(true);
          change(understood);
        }}
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
