import { useState } from 'react';
import type { CommandInput } from '../../../bot/contract';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import type { PlanFormProps } from './planForm';

/** Another day or time. The meetings after it stay where they are. */
export function MoveForm({ meeting, onDone }: PlanFormProps) {
  const { today } = useSession();
  const [on, setOn] = useState<string>(meeting.on);
  const [startsAt, setStartsAt] = useState<string>(meeting.startsAt);
  const move = useCommand('meeting.move');
  const problems = fieldProblems(move.error);
  function send(): void {
    if (!isLocalDate(on)) return;
    const onSuccess = () => {
      onDone();
      say(`${meeting.reference} is moved.`);
    };
    move.mutate({ meetingId: meeting.id, on, startsAt }, { onSuccess });
  }
  return (
    <InlineForm
      title={`Move ${meeting.reference}`}
      submit="Move the meeting"
      sending={move.isPending}
      error={move.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <TextField label="Day" required type="date" min={today} value={on} onChange={setOn} problem={problems['on']} />
      <TextField
        label="Begins at"
        required
        type="time"
        value={startsAt}
        onChange={setStartsAt}
        problem={problems['startsAt']}
      />
    </InlineForm>
  );
}

const modes = [
  { value: 'teams', label: 'On Teams' },
  { value: 'inPerson', label: 'In a room' },
] as const;
type Mode = (typeof modes)[number]['value'];

/** On Teams with its join link, or in a room with its venue: never both. */
export function PlaceForm({ meeting, onDone }: PlanFormProps) {
  const [mode, setMode] = useState<Mode>(meeting.mode);
  const [joinLink, setJoinLink] = useState(meeting.joinLink ?? '');
  const [venue, setVenue] = useState(meeting.mode === 'inPerson' ? meeting.placeText : '');
  const [access, setAccess] = useState(meeting.access ?? '');
  const place = useCommand('meeting.place');
  const problems = fieldProblems(place.error);
  const onSuccess = () => {
    onDone();
    say(`${meeting.reference} takes place ${mode === 'teams' ? 'on Teams' : 'in a room'}.`);
  };
  return (
    <InlineForm
      title={`Where ${meeting.reference} takes place`}
      submit="Save the place"
      sending={place.isPending}
      error={place.error}
      onCancel={onDone}
      onSubmit={() => place.mutate(placeInput(meeting.id, mode, { joinLink, venue, access }), { onSuccess })}
    >
      <ChoiceField
        label="Mode"
        required
        none="Choose"
        choices={modes}
        chosen={mode}
        onChoose={(chosen) => setMode(chosen ?? mode)}
      />
      {mode === 'teams' ? (
        <TextField
          label="Join link"
          hint="From the meeting’s invitation in Teams. May be added later."
          value={joinLink}
          onChange={setJoinLink}
          problem={problems['joinLink']}
        />
      ) : (
        <>
          <TextField
            label="Venue"
            hint="Empty: the panel’s usual venue."
            value={venue}
            onChange={setVenue}
            problem={problems['venue']}
          />
          <TextField
            label="Access"
            hint="Reception, parking, step-free way in."
            value={access}
            onChange={setAccess}
            problem={problems['access']}
          />
        </>
      )}
    </InlineForm>
  );
}

/** What was left empty is not sent. */
function placeInput(
  meetingId: PlanFormProps['meeting']['id'],
  mode: Mode,
  { joinLink, venue, access }: { joinLink: string; venue: string; access: string },
): CommandInput<'meeting.place'> {
  if (mode === 'teams') return { meetingId, mode, ...(joinLink.trim() === '' ? {} : { joinLink: joinLink.trim() }) };
  return {
    ...{ meetingId, mode },
    ...(venue.trim() === '' ? {} : { venue }),
    ...(access.trim() === '' ? {} : { access }),
  };
}
