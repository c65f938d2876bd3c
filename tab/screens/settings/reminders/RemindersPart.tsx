import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { useListBox } from '../../../components/listBox';
import { Facts, SettingsOf, WithSettings } from '../SettingsOf';
import { HoursForm } from './HoursForm';
import { readerTexts } from './readers';
import { RulesForm } from './RulesForm';
import { TargetsForm } from './TargetsForm';
import { TemplatesForm } from './TemplatesForm';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  what: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** When people hear from the panel, and how soon they are to answer. */
export default function RemindersPart() {
  const styles = useStyles();
  return <WithSettings>{(settings) => <div className={styles.parts}>{partsOf(settings)}</div>}</WithSettings>;
}

function partsOf({ rules, hours, targets, templates }: SettingsView) {
  const { from, until } = hours.quietHours;
  const { ackWorkingDays, urgentHours } = targets.targets;
  return (
    <>
      <SettingsOf
        title="Reminders and escalation"
        says="What is said of itself, when and to whom. What falls due for one person on one day is one message."
        changedText={rules.changedText}
        change="Change the rules"
        form={(onDone) => <RulesForm rules={rules} onDone={onDone} />}
      >
        <Rows rows={rules.rules.map(({ text, to }) => [text, to.map((reader) => readerTexts[reader]).join(', ')])} />
      </SettingsOf>
      <SettingsOf
        title="Quiet hours"
        changedText={hours.changedText}
        change="Change the quiet hours"
        form={(onDone) => <HoursForm hours={hours} onDone={onDone} />}
      >
        <Facts
          facts={[
            ['Nothing is sent', `from ${from} to ${until}, on weekends and on bank holidays, unless it is urgent`],
          ]}
        />
      </SettingsOf>
      <SettingsOf
        title="Targets"
        changedText={targets.changedText}
        change="Change the targets"
        form={(onDone) => <TargetsForm targets={targets} onDone={onDone} />}
      >
        <Facts
          facts={[
            ['A task', `acknowledged within ${ackWorkingDays} working ${ackWorkingDays === 1 ? 'day' : 'days'}`],
            ['What is urgent', `within ${urgentHours} ${urgentHours === 1 ? 'hour' : 'hours'}, day or night`],
          ]}
        />
      </SettingsOf>
      <SettingsOf
        title="Task templates"
        says="Common tasks, to start from."
        changedText={templates.changedText}
        change="Change the templates"
        form={(onDone) => <TemplatesForm templates={templates} onDone={onDone} />}
      >
        <Rows
          rows={templates.templates.map(({ title, workingDays }) => [title, `due in ${workingDays} working days`])}
        />
      </SettingsOf>
    </>
  );
}

function Rows({ rows }: { rows: readonly (readonly [what: string, more: string])[] }) {
  const styles = useStyles();
  const box = useListBox();
  if (rows.length === 0) return <Text>None.</Text>;
  return (
    <ul className={box}>
      {rows.map(([what, more], index) => (
        <li key={index} className={styles.row}>
          <Text dir="auto" className={styles.what}>
            {what}
          </Text>
          <Text className={styles.quiet}>{more}</Text>
        </li>
      ))}
    </ul>
  );
}
