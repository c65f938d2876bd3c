import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { newMemberId } from '../../data/newIds';
import { useMay, useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import type { PartnerFormProps } from './partnerForm';

/** Somebody of another force comes to look on: for a meeting, and no longer than to its day. */
export function VisitorForm({ partner, onDone }: PartnerFormProps) {
  const { today } = useSession();
  const meetings = useQueryOf('meetings.list', {}, useMay('agenda.see'));
  const [memberId] = useState(newMemberId);
  const [typed, setTyped] = useState({ name: '', title: '', email: '', endsOn: '' });
  const send = useCommand('member.add');
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const next = meetings.data?.items.find((meeting) => meeting.next);
  const endsOn = typed.endsOn === '' ? (next?.on ?? today) : typed.endsOn;
  const problems = fieldProblems(send.error);
  function save(): void {
    if (!isLocalDate(endsOn)) return;
    const { name, title, email } = typed;
    send.mutate(
      { memberId, agencyId: partner.id, name, title, email, role: 'observer', endsOn },
      {
        onSuccess: ({ endsText = '' }) => {
          say(`${name} of ${partner.name} is invited. ${endsText}.`);
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title="Invite an observer"
      submit="Invite"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>
        They see when the panel meets and its open agenda, no task and no issue, from now on until the last day. Then
        the visit ends by itself.
      </Text>
      {(['name', 'title', 'email'] as const).map((field) => (
        <TextField
          key={field}
          label={{ name: 'Name', title: 'Rank or post', email: 'E-mail address' }[field]}
          required={field !== 'title'}
          value={typed[field]}
          onChange={(text) => set({ [field]: text })}
          problem={problems[field]}
        />
      ))}
      <TextField
        label="Last day"
        required
        type="date"
        min={today}
        {...(next !== undefined && endsOn === next.on ? { hint: `The day of ${next.reference}.` } : {})}
        value={endsOn}
        onChange={(day) => set({ endsOn: day })}
        problem={isLocalDate(endsOn) ? problems['endsOn'] : 'Choose the last day.'}
      />
    </InlineForm>
  );
}
