import { useState } from 'react';
import type { OpportunityView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useCommand } from '../../../data/useCommand';
import { emptyDraft, type TaskDraft } from '../../actionLog/taskDraft';
import { TaskDraftForm } from '../../actionLog/TaskDraftForm';
import type { AtMeeting } from './atMeeting';

interface Props {
  readonly opportunity: OpportunityView;
  readonly at: AtMeeting;
  readonly onDone: () => void;
}

function refTo({ groupId, id: opportunityId }: OpportunityView, at: AtMeeting) {
  return { groupId, opportunityId, ...at };
}

/** Agency, owner, deputy and day stand there as they are proposed: the second click gives it. */
export function TaskOpportunity({ opportunity, at, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(opportunity));
  const give = useCommand('opportunity.task');
  return (
    <TaskDraftForm
      title={`Give ${opportunity.called.toLowerCase()} as a task`}
      draft={draft}
      onChange={setDraft}
      sending={give.isPending}
      error={give.error}
      onCancel={onDone}
      onSend={(task) =>
        give.mutate(
          { ...refTo(opportunity, at), ...task },
          {
            onSuccess: ({ task: given, called }) => {
              onDone();
              say(`${given?.reference ?? called} is given.`, 'Its owner has a card in chat.');
            },
          },
        )
      }
    />
  );
}

function draftOf({ what, proposed }: OpportunityView): TaskDraft {
  const draft = emptyDraft(what);
  if (proposed === undefined) return draft;
  const { agencyId, ownerId, deputyId, dueOn } = proposed;
  return { ...draft, dueOn, holder: { agencyId, ownerId, deputyId } };
}

export function ParkOpportunity({ opportunity, at, onDone }: Props) {
  const [until, setUntil] = useState<string>(opportunity.proposed?.dueOn ?? '');
  const [reason, setReason] = useState('');
  const park = useCommand('opportunity.park');
  const problems = fieldProblems(park.error);
  const isDay = isLocalDate(until);
  return (
    <InlineForm
      title={`Park ${opportunity.called.toLowerCase()}`}
      submit="Park it"
      sending={park.isPending}
      error={park.error}
      onCancel={onDone}
      onSubmit={() => {
        if (!isDay) return;
        park.mutate(
          { ...refTo(opportunity, at), until, reason },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is parked.`);
            },
          },
        );
      }}
    >
      <TextField
        label="Until"
        required
        type="date"
        hint="From this day on it waits again"
        value={until}
        onChange={setUntil}
        problem={isDay ? problems['until'] : 'Choose a day.'}
      />
      <TextField label="Reason" required value={reason} onChange={setReason} problem={problems['reason']} />
    </InlineForm>
  );
}

export function RejectOpportunity({ opportunity, at, onDone }: Props) {
  const [reason, setReason] = useState('');
  const reject = useCommand('opportunity.reject');
  return (
    <InlineForm
      title={`Reject ${opportunity.called.toLowerCase()}`}
      submit="Reject it"
      sending={reject.isPending}
      error={reject.error}
      onCancel={onDone}
      onSubmit={() =>
        reject.mutate(
          { ...refTo(opportunity, at), reason },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is rejected.`);
            },
          },
        )
      }
    >
      <TextField
        label="Reason"
        required
        value={reason}
        onChange={setReason}
        problem={fieldProblems(reject.error)['reason']}
      />
    </InlineForm>
  );
}
