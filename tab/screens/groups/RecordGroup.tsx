import { useState } from 'react';
import { GroupId } from '../../../bot/domain/ids';
import { AudienceFields, audienceOf, readersIn, whyOf } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { setParameters } from '../../data/address';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { few } from '../access/RestrictRecord';
import { blankHead, HeadFields, headIn } from './GroupFields';

/** A new group; its plan, people and sites are written on its page, which opens. */
export default function RecordGroup({ onLeave }: { onLeave: () => void }) {
  const { today } = useSession();
  const [draft, setDraft] = useState(blankHead);
  const [review, setReview] = useState('');
  const [groupId] = useState(() => GroupId.parse(crypto.randomUUID()));
  const [readers, setReaders] = useState(() => readersIn(undefined));
  const [missing, setMissing] = useState(false);
  const record = useCommand('group.record');
  const problems = fieldProblems(record.error);
  function send(): void {
    const isUnsaid = readers.named && readers.why.trim() === '';
    setMissing(isUnsaid);
    if (isUnsaid) return;
    const day = isLocalDate(review) ? { nextReviewOn: review } : {};
    record.mutate(
      { groupId, ...headIn(draft), ...day, audience: audienceOf(readers), ...whyOf(readers) },
      {
        onSuccess: ({ id, reference }) => {
          setParameters({ group: id, recording: undefined });
          say(`${reference} is recorded.`);
        },
      },
    );
  }
  return (
    <InlineForm
      title="Record a group"
      submit="Record"
      long
      sending={record.isPending}
      error={record.error}
      onCancel={onLeave}
      onSubmit={send}
    >
      <HeadFields draft={draft} onChange={setDraft} problems={problems} />
      <TextField
        label="Next review"
        type="date"
        min={today}
        value={review}
        onChange={setReview}
        problem={problems['nextReviewOn']}
      />
      <AudienceFields
        few={few.group}
        {...{ readers, whyProblem: missing ? 'Say why.' : undefined }}
        onChange={(change) => setReaders({ ...readers, ...change })}
      />
    </InlineForm>
  );
}
