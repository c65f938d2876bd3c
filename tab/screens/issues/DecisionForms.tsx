import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssueId } from '../../../bot/domain/ids';
import { issueFollows } from '../../../bot/domain/whatFollows';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useUndo } from '../../components/useUndo';
import { useMay } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { itemIdOf } from '../meeting/build/newItemId';
import type { IssueFormProps } from './issueForm';
import { useAlike } from './useAlike';

export function CloseIssueForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [answer, setAnswer] = useState('');
  const send = useCommand('issue.close');
  return (
    <InlineForm
      title="Answer and close"
      submit="Close the issue"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate({ issueId: issue.id, answer }, { onSuccess: () => onDone('closed') })}
    >
      <Text>{issueFollows.close}</Text>
      <TextField
        label="Answer"
        required
        rows={4}
        hint={`${issue.raisedByName} will read it.`}
        value={answer}
        onChange={setAnswer}
        problem={fieldProblems(send.error)['answer']}
      />
    </InlineForm>
  );
}

/** The next meeting unless another is chosen. */
export function AgendaForm({ issue, onDone, onCancel }: IssueFormProps) {
  const meetings = useQueryOf('meetings.list');
  const coming = (meetings.data?.items ?? []).filter(({ state }) => state === 'planned' || state === 'running');
  const [picked, setPicked] = useState<(typeof coming)[number]['id']>();
  const [minutes, setMinutes] = useState('5');
  const meetingId = picked ?? coming.find(({ next }) => next)?.id;
  const send = useCommand('issue.putOnAgenda');
  const takeOff = useUndo('agenda.removeItem');
  const mayPlan = useMay('meeting.plan');

  function submit(): void {
    if (meetingId === undefined) return;
    const wanted = Math.round(Number(minutes)) || 0;
    // What was moved from another agenda would not go back to it.
    const isUndone = mayPlan && issue.state !== 'onAgenda';
    const undo = isUndone ? takeOff({ meetingId, itemId: itemIdOf({ issueId: issue.id }) }) : undefined;
    send.mutate(
      { issueId: issue.id, meetingId, minutes: wanted },
      { onSuccess: () => onDone('put on the agenda', undo) },
    );
  }
  return (
    <InlineForm
      title="Put on the agenda"
      submit="Put on the agenda"
      sending={send.isPending}
      error={send.error ?? meetings.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <ChoiceField
        label="Meeting"
        required
        none="Choose a meeting"
        choices={coming.map(({ id, reference, dayText }) => ({ value: id, label: `${reference}, ${dayText}` }))}
        chosen={meetingId}
        onChoose={setPicked}
        problem={fieldProblems(send.error)['meetingId']}
      />
      <TextField
        label="Minutes"
        type="number"
        min={1}
        max={240}
        value={minutes}
        onChange={setMinutes}
        problem={fieldProblems(send.error)['minutes']}
      />
    </InlineForm>
  );
}

/** Into the most similar one unless another is chosen. */
export function MergeForm({ issue, intoId: suggested, onDone, onCancel }: IssueFormProps) {
  const open = useQueryOf('issues.list', { open: 'yes', limit: 200 });
  const [picked, setPicked] = useState<IssueId | undefined>(suggested);
  const [missing, setMissing] = useState<string>();
  const alike = useAlike(issue);
  const intoId = picked ?? alike[0]?.id;
  const others = (open.data?.items ?? []).filter(({ id }) => id !== issue.id);
  const send = useCommand('issue.merge');

  function submit(): void {
    setMissing(intoId === undefined ? 'Choose the issue that goes on.' : undefined);
    if (intoId === undefined) return;
    send.mutate({ issueId: issue.id, intoId }, { onSuccess: () => onDone('merged') });
  }
  return (
    <InlineForm
      title="Merge into another open issue"
      submit="Merge the issue"
      sending={send.isPending}
      error={send.error ?? open.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <Text>{issueFollows.merge}</Text>
      <ChoiceField
        label="The issue that goes on"
        required
        none="Choose an issue"
        choices={others.map(({ id, reference, headline }) => ({ value: id, label: `${reference}: ${headline}` }))}
        chosen={intoId}
        onChoose={setPicked}
        problem={missing ?? fieldProblems(send.error)['intoId']}
      />
    </InlineForm>
  );
}
