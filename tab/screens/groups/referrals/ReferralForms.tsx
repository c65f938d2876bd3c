import { useState } from 'react';
import type { QueryResult } from '../../../../bot/contract';
import { type GroupId, ReferralId, type TaskId } from '../../../../bot/domain/ids';
import { type ReferralOutcome, ReferredTo, referredToNames } from '../../../../bot/domain/referral';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';

const places = ReferredTo.options.map((value) => ({ value, label: referredToNames[value] }));

interface ReferProps {
  readonly of: { readonly groupId?: GroupId | undefined; readonly taskId?: TaskId | undefined };
  readonly onClose: () => void;
}

/** What the panel cannot do itself is given to others; a task stays open, and says so. */
export function ReferForm({ of, onClose }: ReferProps) {
  const [referralId] = useState(() => ReferralId.parse(crypto.randomUUID()));
  const [to, setTo] = useState<ReferredTo>('regionalUnit');
  const [typed, setTyped] = useState({ toName: '', why: '', theirReference: '' });
  const send = useCommand('referral.make');
  const problems = fieldProblems(send.error);
  const { theirReference, ...said } = typed;
  const theirs = theirReference.trim() === '' ? {} : { theirReference };
  const onSuccess = ({ reference }: { reference: string }) => {
    onClose();
    say(`${reference} is noted.`);
  };
  return (
    <InlineForm
      title="Escalate beyond the panel"
      submit="Note the referral"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() => send.mutate({ referralId, ...of, to, ...said, ...theirs }, { onSuccess })}
    >
      <ChoiceField label="To" required choices={places} chosen={to} onChoose={(chosen = to) => setTo(chosen)} />
      <TextField
        label="Which of them"
        required
        value={typed.toName}
        onChange={(toName) => setTyped({ ...typed, toName })}
        problem={problems['toName']}
      />
      <TextField
        label="Why"
        required
        rows={3}
        value={typed.why}
        onChange={(why) => setTyped({ ...typed, why })}
        problem={problems['why']}
      />
      <TextField
        label="Their reference"
        value={theirReference}
        onChange={(text) => setTyped({ ...typed, theirReference: text })}
        problem={problems['theirReference']}
      />
    </InlineForm>
  );
}

const outcomes: readonly { value: (typeof ReferralOutcome)['options'][number]; label: string }[] = [
  { value: 'accepted', label: 'They accepted it' },
  { value: 'declined', label: 'They declined it' },
  { value: 'passedOn', label: 'They passed it on' },
];

interface AnswerProps {
  readonly referral: QueryResult<'referrals.list'>['items'][number];
  readonly onClose: () => void;
}

export function AnswerForm({ referral, onClose }: AnswerProps) {
  const { id: referralId, reference, answer } = referral;
  const [outcome, setOutcome] = useState(answer?.outcome ?? 'accepted');
  const [text, setText] = useState(answer?.text ?? '');
  const [theirs, setTheirs] = useState(referral.theirReference ?? '');
  const send = useCommand('referral.answer');
  const problems = fieldProblems(send.error);
  const theirReference = theirs.trim() === '' ? {} : { theirReference: theirs };
  const onSuccess = () => {
    onClose();
    say(`The answer to ${reference} is noted.`);
  };
  return (
    <InlineForm
      title={`What came back on ${reference}`}
      submit="Note it"
      sending={send.isPending}
      error={send.error}
      onCancel={onClose}
      onSubmit={() => send.mutate({ referralId, outcome, text, ...theirReference }, { onSuccess })}
    >
      <ChoiceField
        label="Answer"
        required
        choices={outcomes}
        chosen={outcome}
        onChoose={(chosen = outcome) => setOutcome(chosen)}
      />
      <TextField label="In their words" required rows={2} value={text} onChange={setText} problem={problems['text']} />
      <TextField label="Their reference" value={theirs} onChange={setTheirs} problem={problems['theirReference']} />
    </InlineForm>
  );
}
