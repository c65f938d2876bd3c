import { useState } from 'react';
import { useCommand } from '../../data/useCommand';
import { emptyDraft } from '../actionLog/taskDraft';
import { cutAtWord } from '../meeting/wordsToTask';
import { TaskDraftForm } from '../actionLog/TaskDraftForm';
import type { IssueFormProps } from './issueForm';

/** The task keeps the issue as its origin, and the issue's restriction. */
export function IssueTaskForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [draft, setDraft] = useState(() => emptyDraft(beginOf(issue.text), issue.text));
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

/** Its first sentence, to go on from: "Visit the yard." */
function beginOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  return cutAtWord(/^.+?[.!?](?=\s|$)/u.exec(line)?.[0].replace(/\.$/, '') ?? line);
}
