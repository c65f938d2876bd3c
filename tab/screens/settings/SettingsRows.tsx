import { Text } from '@fluentui/react-components';
import { useListBox } from '../../components/listBox';
import { useSettingsRowStyles } from './rowStyles';

/** A line each: what it is, and one thing more of it. */
export function SettingsRows({ rows }: { rows: readonly (readonly [what: string, more: string])[] }) {
  const styles = useSettingsRowStyles();
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
