import { Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { GroupSectionProps } from './GroupSections';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What is to be done, by the four strands. */
export default function GroupPlan({ group: { plan } }: GroupSectionProps) {
  const styles = useStyles();
  return (
    <section aria-label="Plan" className={styles.section}>
      <Subtitle2 as="h3">Plan</Subtitle2>
      {plan.length === 0 && <Text>Nothing is planned yet.</Text>}
      {plan.map(({ fourP, text, changedText }) => (
        <div key={fourP} className={styles.section}>
          <Text weight="semibold">{fourP}</Text>
          <Text dir="auto" className={styles.text}>
            {text}
          </Text>
          <Caption1 className={styles.quiet}>{changedText}</Caption1>
        </div>
      ))}
    </section>
  );
}
