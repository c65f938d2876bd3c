import { useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { HeadFields, headIn, headOf } from './GroupFields';
import { useGroupChange } from './useGroupChange';

interface Props {
  readonly group: GroupDetailView;
  readonly onDone: () => void;
}

export function ChangeHead({ group, onDone }: Props) {
  const [draft, setDraft] = useState(() => headOf(group));
  const { save, ...sent } = useGroupChange(group, onDone);
  return (
    <InlineForm
      title="Change the group"
      submit="Save"
      long
      {...sent}
      onCancel={onDone}
      onSubmit={() => save({ head: headIn(draft) })}
    >
      <HeadFields draft={draft} onChange={setDraft} problems={fieldProblems(sent.error)} />
    </InlineForm>
  );
}

export function ReviewGroup({ group: { id: groupId, reference }, onDone }: Props) {
  const { today } = useSession();
  const [day, setDay] = useState('');
  const [found, setFound] = useState('');
  const [missing, setMissing] = useState(false);
  const review = useCommand('group.review');
  const problems = fieldProblems(review.error);
  function send(): void {
    setMissing(!isLocalDate(day));
    if (!isLocalDate(day)) return;
    const onSuccess = () => {
      onDone();
      say(`${reference} is reviewed.`);
    };
    review.mutate({ groupId, nextReviewOn: day, ...(found.trim() === '' ? {} : { found }) }, { onSuccess });
  }
  return (
    <InlineForm
      title="It was reviewed"
      submit="Save"
      sending={review.isPending}
      error={review.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <TextField
        label="Next review"
        required
        type="date"
        min={today}
        value={day}
        onChange={setDay}
        problem={missing ? 'Choose a day to come.' : problems['nextReviewOn']}
      />
      <TextField
        label="What came of it"
        hint="In a line. Nobody is named here."
        rows={2}
        value={found}
        onChange={setFound}
        problem={problems['found']}
      />
    </InlineForm>
  );
}
