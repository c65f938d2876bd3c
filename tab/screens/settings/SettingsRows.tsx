import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useListBox } from '../../components/listBox';

const useStyles = makeStyles({
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

/** A line each: what it is, and one thing more of it. */
export function SettingsRows({ rows }: { rows: readonly (readonly [what: string, more: string])[] }) {
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
