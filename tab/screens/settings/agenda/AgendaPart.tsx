import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { purposeNames } from '../../../../bot/domain/agendaWords';
import { useListBox } from '../../../components/listBox';
import { MinutesSum } from '../../../components/MinutesSum';
import { useSettingsRowStyles } from '../rowStyles';
import { SettingsOf, WithSettings } from '../SettingsOf';
import { AgendaForm } from './AgendaForm';
import { kindTexts, minutesIn } from './templateLine';

const useStyles = makeStyles({
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  minutes: { minWidth: '56px', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

/** What every agenda starts from, as it stands. */
export default function AgendaPart() {
  return (
    <WithSettings>
      {({ agenda }) => (
        <SettingsOf
          changedText={agenda.changedText}
          change="Change the agenda template"
          form={(onDone) => <AgendaForm agenda={agenda} onDone={onDone} />}
        >
          <Template agenda={agenda} />
        </SettingsOf>
      )}
    </WithSettings>
  );
}

function Template({ agenda: { lines, durationMinutes } }: { agenda: SettingsView['agenda'] }) {
  const styles = useStyles();
  const look = useSettingsRowStyles();
  const box = useListBox();
  return (
    <>
      <div className={styles.sum}>
        <MinutesSum minutes={minutesIn(lines)} of={durationMinutes} />
      </div>
      <ol className={box}>
        {lines.map(({ title, minutes, kind, purpose }, index) => (
          <li key={index} className={look.row}>
            <Text dir="auto" className={look.what}>
              {title}
            </Text>
            <Text className={look.quiet}>
              {kindTexts[kind]} · {purposeNames[purpose]}
            </Text>
            <Text className={styles.minutes}>{minutes} min</Text>
          </li>
        ))}
      </ol>
    </>
  );
}
