import { useState } from 'react';
import { useCommand } from '../../data/useCommand';
import { emptyDraft } from '../actionLog/taskDraft';
import { TaskDraftForm } from '../actionLog/TaskDraftForm';
import type { IssueFormProps } from './issueForm';

/** The task keeps the issue as its origin, and the issue's restriction. */
export function IssueTaskForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [draft, setDraft] = useState(() => emptyDraft('', issue.text));
  const make = useCommand('issue.makeTask');
  return (
    <TaskDraftForm
      title="Make it a task"
      under="task."
      draft={draft}
      onChange={setDraft}
      sending={make.isPending}
      error={make.error}
      onCancel={onCancel}
      onSend={(task) => make.mutate({ issueId: issue.id, task }, { onSuccess: () => onDone('became a task') })}
    />
  );
}
