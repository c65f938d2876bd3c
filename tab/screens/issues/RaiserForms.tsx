import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { issueFollows } from '../../../bot/domain/whatFollows';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import type { IssueFormProps } from './issueForm';

/** Until the coordinator has looked at it, the raiser may change it. */
export function EditIssueForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [text, setText] = useState(issue.text);
  const send = useCommand('issue.edit');
  return (
    <InlineForm
      title="Change the text"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate({ issueId: issue.id, text }, { onSuccess: () => onDone('changed') })}
    >
      <TextField
        label="What should the panel know?"
        required
        rows={6}
        value={text}
        onChange={setText}
        problem={fieldProblems(send.error)['text']}
      />
    </InlineForm>
  );
}

export function WithdrawIssueForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [reason, setReason] = useState('');
  const send = useCommand('issue.withdraw');
  const input = { issueId: issue.id, ...(reason.trim() === '' ? {} : { reason }) };
  return (
    <InlineForm
      title="Take the issue back"
      submit="Withdraw the issue"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate(input, { onSuccess: () => onDone('withdrawn') })}
    >
      <Text>{issueFollows.withdraw}</Text>
      <TextField
        label="Reason"
        hint="May be empty."
        rows={2}
        value={reason}
        onChange={setReason}
        problem={fieldProblems(send.error)['reason']}
      />
    </InlineForm>
  );
}
