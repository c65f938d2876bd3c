import { Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { GroupSectionProps } from './GroupSections';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  text: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Places, businesses and vehicles, and where the force's systems have more. */
export default function GroupSites({ group: { sites } }: GroupSectionProps) {
  const styles = useStyles();
  return (
    <section aria-label="Places, businesses and vehicles" className={styles.section}>
      <Subtitle2 as="h3">Places, businesses and vehicles</Subtitle2>
      {sites.length === 0 && <Text>None recorded.</Text>}
      {sites.map(({ id, kindName, name, note }) => (
        <div key={id} className={styles.text}>
          <Text dir="auto">{name}</Text>{' '}
          <Caption1 dir="auto" className={styles.quiet}>
            {[kindName, note].filter((each) => each !== undefined).join(' · ')}
          </Caption1>
        </div>
      ))}
    </section>
  );
}
