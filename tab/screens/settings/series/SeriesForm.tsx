import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { CountField } from '../../../components/CountField';
import { TextField } from '../../../components/TextField';
import { useSettled } from '../../../components/useSettled';
import { isLocalDate } from '../../../data/days';
import { SettingsForm } from '../SettingsForm';
import { SeriesPreview } from './SeriesPreview';
import { modeRuleText, modeText, weekTexts } from './seriesWords';

type Series = SettingsView['series'];
type Rule = Series['rule'];

const weeks = Object.entries(weekTexts).map(([value, label]) => ({ value, label }));
const weekdays = (['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const).map(
  (value) => ({ value, label: value }),
);
const modes = (['teams', 'inPerson'] as const).map((value) => ({ value, label: modeText(value) }));
const rules = (['bySlot', 'byHeld'] as const).map((value) => ({ value, label: `In turn: ${modeRuleText(value)}` }));

/** Typing goes on: the dates are reckoned once it pauses. */
const QUIET_MS = 400;

interface Props {
  readonly series: Series;
  readonly venue: string;
  readonly onDone: () => void;
}

export function SeriesForm({ series, venue, onDone }: Props) {
  const [rule, setRule] = useState(series.rule);
  return (
    <SettingsForm
      title="Change the series"
      says={`For meetings that are planned from now on. Those that are planned keep their day, time and place: move them under Meeting. Meetings in a room are at ${venue}, unless it is changed under Panel.`}
      version={series.version}
      part={{ part: 'series', series: rule }}
      within="series."
      done="The series is saved. Meetings that are planned stay as they are."
      onDone={onDone}
    >
      {(problems) => (
        <>
          <DayFields rule={rule} problems={problems} onChange={setRule} />
          <TimeFields rule={rule} problems={problems} onChange={setRule} />
          <SettledPreview rule={rule} />
        </>
      )}
    </SettingsForm>
  );
}

function SettledPreview({ rule }: { rule: Rule }) {
  const settled = useSettled(rule, QUIET_MS);
  const isWhole = settled.everyMonths > 0 && settled.durationMinutes >= 15;
  return isWhole ? <SeriesPreview rule={settled} /> : null;
}

interface FieldProps {
  readonly rule: Rule;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (rule: Rule) => void;
}

function DayFields({ rule, problems, onChange }: FieldProps) {
  return (
    <>
      <TextField
        label="First meeting"
        required
        type="date"
        hint="It may lie in the past: a panel that has met for years goes on in turn, and no meeting is made for days gone by."
        value={rule.firstMeetingOn}
        onChange={(on) => isLocalDate(on) && onChange({ ...rule, firstMeetingOn: on })}
        problem={problems['firstMeetingOn']}
      />
      <ChoiceField
        label="Week of the month"
        required
        choices={weeks}
        chosen={String(rule.weekOfMonth)}
        onChoose={(week) => onChange({ ...rule, weekOfMonth: Number(week ?? rule.weekOfMonth) })}
        problem={problems['weekOfMonth']}
      />
      <ChoiceField
        label="Day of the week"
        required
        choices={weekdays}
        chosen={rule.weekday}
        onChoose={(weekday = rule.weekday) => onChange({ ...rule, weekday })}
        problem={problems['weekday']}
      />
      <CountField
        label="Months from one meeting to the next"
        required
        min={1}
        max={12}
        value={rule.everyMonths}
        onChange={(count) => onChange({ ...rule, everyMonths: count })}
        problem={problems['everyMonths']}
      />
    </>
  );
}

function TimeFields({ rule, problems, onChange }: FieldProps) {
  return (
    <>
      <TextField
        label="Begins at"
        required
        type="time"
        value={rule.startsAt}
        onChange={(startsAt) => onChange({ ...rule, startsAt })}
        problem={problems['startsAt']}
      />
      <CountField
        label="Length in minutes"
        required
        min={15}
        max={480}
        hint="The agenda template is held against it."
        value={rule.durationMinutes}
        onChange={(count) => onChange({ ...rule, durationMinutes: count })}
        problem={problems['durationMinutes']}
      />
      <ChoiceField
        label="The first meeting is"
        required
        choices={modes}
        chosen={rule.firstMode}
        onChoose={(firstMode = rule.firstMode) => onChange({ ...rule, firstMode })}
      />
      <ChoiceField
        label="On Teams and in a room"
        required
        choices={rules}
        chosen={rule.rule}
        onChoose={(chosen = rule.rule) => onChange({ ...rule, rule: chosen })}
      />
    </>
  );
}
