import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { purposeNames } from '../../../../bot/domain/agendaWords';
import { useListBox } from '../../../components/listBox';
import { MinutesSum } from '../../../components/MinutesSum';
import { SettingsOf, WithSettings } from '../SettingsOf';
import { AgendaForm } from './AgendaForm';
import { kindTexts, minutesIn } from './templateLine';

const useStyles = makeStyles({
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
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
  title: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
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
  const box = useListBox();
  return (
    <>
      <div className={styles.sum}>
        <MinutesSum minutes={minutesIn(lines)} of={durationMinutes} />
      </div>
      <ol className={box}>
        {lines.map(({ title, minutes, kind, purpose }, index) => (
          <li key={index} className={styles.row}>
            <Text dir="auto" className={styles.title}>
              {title}
            </Text>
            <Text className={styles.quiet}>
              {kindTexts[kind]} · {purposeNames[purpose]}
            </Text>
            <Text className={styles.minutes}>{minutes} min</Text>
          </li>
        ))}
      </ol>
    </>
  );
}
