import { useState } from 'react';
import type { CommandInput, MeetingView } from '../../../../bot/contract';
import type { TaskDraft } from '../../actionLog/taskDraft';
import { TaskDraftForm } from '../../actionLog/TaskDraftForm';
import { aboveCeilingText, isAboveCeiling } from './ceiling';
import type { ShownEntry } from './unsentInMeeting';
import type { Running } from './useRunning';

interface Props {
  readonly meeting: MeetingView;
  readonly entry: ShownEntry;
  readonly draft: TaskDraft;
  readonly onChange: (draft: TaskDraft) => void;
  readonly running: Running;
  readonly onClose: () => void;
}

/** A task out of what is recorded: it is for nobody for whom that was not recorded. */
export function EntryTask({ meeting, entry: { id: entryId, itemId }, draft, onChange, running, onClose }: Props) {
  const [problem, setProblem] = useState<Error | null>(null);
  function give(input: CommandInput<'task.allocate'>): void {
    if (isAboveCeiling(input.title, input.detail)) {
      setProblem(new Error(aboveCeilingText));
      return;
    }
    const on = { meetingId: meeting.id, itemId, from: { kind: 'entry', entryId } } as const;
    running.add({ name: 'meeting.giveTask', input: { ...input, ...on } }, `Task: ${input.title}`);
    running.announce(`Task given: ${input.title}.`);
    onClose();
  }
  return (
    <TaskDraftForm
      title="Make a task of it"
      draft={draft}
      onChange={onChange}
      sending={false}
      error={problem}
      onSend={give}
      onCancel={onClose}
    />
  );
}
