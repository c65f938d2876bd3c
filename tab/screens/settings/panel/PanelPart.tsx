import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { CountField } from '../../../components/CountField';
import { TextField } from '../../../components/TextField';
import { Facts, SettingsOf, WithSettings } from '../SettingsOf';
import { grades as choices } from '../../../components/disruptionChoices';
import { SettingsForm } from '../SettingsForm';
import { GradesForm } from './GradesForm';
import { ProfileForm } from './ProfileForm';

type Panel = SettingsView['panel'];

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

/** What the panel is called, and what stands on everything that it makes. */
export default function PanelPart() {
  const styles = useStyles();
  return (
    <WithSettings>
      {({ panel, grades, profile }) => (
        <div className={styles.parts}>
          <SettingsOf
            title="Name and marking"
            changedText={panel.changedText}
            change="Change the panel"
            form={(onDone) => <PanelForm panel={panel} onDone={onDone} />}
          >
            <Facts
              facts={[
                ['Name', panel.name],
                ['Force', panel.force],
                ['References', `${panel.referencePrefix}, as in ${panel.referencePrefix}-27-014`],
                ['Usual venue', panel.venue],
                ['Marking', panel.marking],
                ['Quorum', `${panel.quorum.people} people of ${panel.quorum.agencies} organisations`],
                ['Time zone', `${panel.timeZone}, for good: every date of the panel is reckoned in it`],
              ]}
            />
          </SettingsOf>
          <SettingsOf
            title="What the grades of a disruption mean"
            says="Shown to whoever proposes or moderates one."
            changedText={grades.changedText}
            change="Change what the grades mean"
            form={(onDone) => <GradesForm grades={grades} onDone={onDone} />}
          >
            <Facts facts={choices.map(({ value, label }) => [label, grades.gradeTexts[value]])} />
          </SettingsOf>
          <SettingsOf
            title="Local profile"
            says="Its version and age stand on the agenda item for the threat picture."
            changedText={profile.changedText}
            change="Change the local profile"
            form={(onDone) => <ProfileForm profile={profile} onDone={onDone} />}
          >
            <Facts facts={profileFacts(profile)} />
          </SettingsOf>
        </div>
      )}
    </WithSettings>
  );
}

function profileFacts({ shown }: SettingsView['profile']): (readonly [name: string, value: string])[] {
  if (shown === undefined) return [['Shown', 'None is named']];
  const { text, isOld, url } = shown;
  return [['Shown', isOld ? `${text}: over a year` : text], ...(url === undefined ? [] : [['Address', url] as const])];
}

const markings = [
  { value: 'OFFICIAL', label: 'OFFICIAL' },
  { value: 'OFFICIAL-SENSITIVE', label: 'OFFICIAL-SENSITIVE' },
] as const;

type TextOf = 'name' | 'force' | 'referencePrefix' | 'venue';

/** Each says where it shows, and what stays. */
const texts: readonly { field: TextOf; label: string; says: string }[] = [
  { field: 'name', label: 'Name', says: 'On cards, papers and e-mail.' },
  { field: 'force', label: 'Force', says: 'Beside the name, on papers and e-mail.' },
  {
    field: 'referencePrefix',
    label: 'Reference prefix',
    says: 'Before the number of each task from now on. References given already stay as they are.',
  },
  {
    field: 'venue',
    label: 'Usual venue',
    says: 'Of meetings in a room that are planned from now on. Meetings that are planned keep their place.',
  },
];

const markingSays = 'Of all that the panel shows, prints and sends from now on, what stands already included.';

function PanelForm({ panel, onDone }: { panel: Panel; onDone: () => void }) {
  const [before] = useState(panel);
  const [typed, setTyped] = useState(panel);
  const { name, force, referencePrefix, venue, marking, quorum } = typed;
  /** With what somebody else has put there meanwhile. */
  const said = (says: string, field: TextOf | 'marking') =>
    panel[field] === before[field] ? says : `${says} It says “${panel[field]}” now.`;
  return (
    <SettingsForm
      title="Change the panel"
      says="For everybody on the panel, from the moment it is saved."
      version={panel.version}
      part={{ part: 'panel', name, force, referencePrefix, venue, marking, quorum }}
      done="The panel’s settings are saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
          {texts.map(({ field, label, says }) => (
            <TextField
              key={field}
              label={label}
              required
              hint={said(says, field)}
              value={typed[field]}
              onChange={(text) =>
                setTyped({ ...typed, [field]: field === 'referencePrefix' ? text.toUpperCase() : text })
              }
              problem={problems[field]}
            />
          ))}
          <ChoiceField
            label="Marking"
            required
            hint={said(markingSays, 'marking')}
            choices={markings}
            chosen={marking}
            onChoose={(chosen = marking) => setTyped({ ...typed, marking: chosen })}
            problem={problems['marking']}
          />
          <QuorumFields quorum={quorum} problems={problems} onChange={(next) => setTyped({ ...typed, quorum: next })} />
        </>
      )}
    </SettingsForm>
  );
}

interface QuorumProps {
  readonly quorum: Panel['quorum'];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (quorum: Panel['quorum']) => void;
}

function QuorumFields({ quorum, problems, onChange }: QuorumProps) {
  return (
    <>
      <CountField
        label="Quorum, people"
        min={1}
        max={60}
        hint="Advisory: a meeting goes on without one, and its minutes say so. It counts for a meeting that runs too."
        value={quorum.people}
        onChange={(count) => onChange({ ...quorum, people: count })}
        problem={problems['quorum.people']}
      />
      <CountField
        label="Quorum, organisations"
        min={1}
        max={60}
        value={quorum.agencies}
        onChange={(count) => onChange({ ...quorum, agencies: count })}
        problem={problems['quorum.agencies']}
      />
    </>
  );
}
