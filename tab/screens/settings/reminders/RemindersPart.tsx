import { makeStyles, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { restrictionMonthsOf } from '../../../../bot/domain/targets';
import { readerTexts } from '../../../../bot/domain/reminderReaders';
import { Facts, SettingsOf, WithSettings } from '../SettingsOf';
import { SettingsRows } from '../SettingsRows';
import { HoursForm } from './HoursForm';
import { RulesForm } from './RulesForm';
import { TargetsForm } from './TargetsForm';
import { TemplatesForm } from './TemplatesForm';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

/** When people hear from the panel, and how soon they are to answer. */
export default function RemindersPart() {
  const styles = useStyles();
  return <WithSettings>{(settings) => <div className={styles.parts}>{partsOf(settings)}</div>}</WithSettings>;
}

function partsOf({ rules, hours, targets, templates }: SettingsView) {
  const { from, until } = hours.quietHours;
  const { ackWorkingDays, urgentHours } = targets.targets;
  const months = restrictionMonthsOf(targets.targets);
  return (
    <>
      <SettingsOf
        title="Reminders and escalation"
        says="What is said of itself, when and to whom. What falls due for one person on one day is one message."
        changedText={rules.changedText}
        change="Change the rules"
        form={(onDone) => <RulesForm rules={rules} onDone={onDone} />}
      >
        <SettingsRows
          rows={rules.rules.map(({ text, to }) => [text, to.map((reader) => readerTexts[reader]).join(', ')])}
        />
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
            ['A restriction', `due for review after ${months} ${months === 1 ? 'month' : 'months'}, unless told`],
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
        <SettingsRows
          rows={templates.templates.map(({ title, workingDays }) => [title, `due in ${workingDays} working days`])}
        />
      </SettingsOf>
    </>
  );
}
