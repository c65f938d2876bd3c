import { makeStyles, tokens } from '@fluentui/react-components';
import type { FoundingDraft } from '../../../bot/contract';
import { ChoiceField } from '../../components/ChoiceField';
import { CountField } from '../../components/CountField';
import { TextField } from '../../components/TextField';
import { type Founding, problemsIn } from './useFounding';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 176px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

const rhythms = [
  { value: '1', label: 'Every month' },
  { value: '2', label: 'Every two months' },
  { value: '3', label: 'Every three months' },
  { value: '4', label: 'Every four months' },
  { value: '6', label: 'Every six months' },
] as const;
const modes = [
  { value: 'teams', label: 'On Teams, then in the room' },
  { value: 'inPerson', label: 'In the room, then on Teams' },
] as const;
const rules = [
  { value: 'bySlot', label: 'It still counts: the next one changes over' },
  { value: 'byHeld', label: 'It does not count: the next one is held as it would have been' },
] as const;

/** When and where the panel meets: the day of the first meeting tells the rule of the others. */
export function MeetingsStep({ founding: { draft, change, faultsOf } }: { founding: Founding }) {
  const styles = useStyles();
  const { meetings } = draft;
  const problems = problemsIn(faultsOf('meetings'));
  const put = (fields: Partial<typeof meetings>) => change({ ...draft, meetings: { ...meetings, ...fields } });
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label="First meeting"
          required
          type="date"
          hint="The others fall on the same weekday of their month."
          value={meetings.firstMeetingOn}
          onChange={(firstMeetingOn) => put({ firstMeetingOn })}
          problem={problems['firstMeetingOn']}
        />
        <ChoiceField
          label="How often"
          required
          choices={rhythms}
          chosen={rhythms.find(({ value }) => value === String(meetings.everyMonths))?.value}
          onChoose={(months) => put({ everyMonths: Number(months ?? meetings.everyMonths) })}
          problem={problems['everyMonths']}
        />
        <TextField
          label="Begins"
          required
          type="time"
          value={meetings.startsAt}
          onChange={(startsAt) => put({ startsAt })}
          problem={problems['startsAt']}
        />
        <CountField
          label="Minutes"
          required
          min={15}
          max={480}
          value={meetings.durationMinutes}
          onChange={(count) => put({ durationMinutes: Math.round(count) })}
          problem={problems['durationMinutes']}
        />
      </div>
      <TextField
        label="Usual venue"
        required
        hint="Where the meetings in a room are."
        value={meetings.venue}
        onChange={(venue) => put({ venue })}
        problem={problems['venue']}
      />
      <ModeFields meetings={meetings} put={put} />
    </>
  );
}

interface ModeProps {
  readonly meetings: FoundingDraft['meetings'];
  readonly put: (fields: Partial<FoundingDraft['meetings']>) => void;
}

function ModeFields({ meetings, put }: ModeProps) {
  return (
    <>
      <ChoiceField
        label="Where meetings are held, by turns"
        choices={modes}
        chosen={modes.find(({ value }) => value === meetings.firstMode)?.value}
        onChoose={(firstMode) => put({ firstMode: firstMode ?? meetings.firstMode })}
      />
      <ChoiceField
        label="When a meeting is cancelled"
        choices={rules}
        chosen={rules.find(({ value }) => value === meetings.rule)?.value}
        onChoose={(rule) => put({ rule: rule ?? meetings.rule })}
      />
    </>
  );
}
