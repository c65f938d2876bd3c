import { useState } from 'react';
import type { MeetingSummaryView, MinutesView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { useFocusInside } from '../../../components/formFocus';
import { linesIn } from './linesIn';

/** By a later meeting, with what it changed; locked from then on. */
export function AgreeForm({ minutes, onDone }: { minutes: MinutesView; onDone: () => void }) {
  const meetings = useQueryOf('meetings.list');
  const later = laterThan(minutes, meetings.data?.items ?? []);
  const [picked, setPicked] = useState<MeetingSummaryView['id']>();
  const [amendments, setAmendments] = useState('');
  const [missing, setMissing] = useState<string>();
  const opened = useFocusInside<HTMLDivElement>();
  const agree = useCommand('minutes.agree');
  const atMeetingId = picked ?? later[0]?.id;
  function send(): void {
    setMissing(atMeetingId === undefined ? 'Choose the meeting.' : undefined);
    if (atMeetingId === undefined) return;
    const done = () => {
      onDone();
      say(`The minutes of ${minutes.reference} are agreed and locked.`);
    };
    const input = { meetingId: minutes.meetingId, atMeetingId, amendments: linesIn(amendments) };
    // The form may be gone before the answer has come.
    agree.mutateAsync(input).then(done, () => undefined);
  }
  return (
    <div ref={opened}>
      <InlineForm
        title={`Agree the minutes of ${minutes.reference}`}
        submit="Agree and lock"
        sending={agree.isPending}
        error={agree.error ?? meetings.error}
        onCancel={onDone}
        onSubmit={send}
      >
        <ChoiceField
          label="Agreed at"
          required
          none="Choose a meeting"
          choices={later.map(({ id, reference, dayText }) => ({ value: id, label: `${reference}, ${dayText}` }))}
          chosen={atMeetingId}
          onChoose={setPicked}
          problem={missing ?? fieldProblems(agree.error)['atMeetingId']}
        />
        <TextField
          label="Amendments"
          hint="One a line. Empty where there are none."
          rows={3}
          value={amendments}
          onChange={setAmendments}
          problem={fieldProblems(agree.error)['amendments']}
        />
      </InlineForm>
    </div>
  );
}

function laterThan({ meetingId }: MinutesView, meetings: readonly MeetingSummaryView[]): readonly MeetingSummaryView[] {
  const own = meetings.find(({ id }) => id === meetingId);
  if (own === undefined) return [];
  return meetings.filter(({ id, on, state }) => id !== meetingId && on >= own.on && state !== 'cancelled');
}
