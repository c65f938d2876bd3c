import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  makes: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  line: { listStyleType: 'none', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a step makes, in sentences. */
export function Makes({ title, lines }: { title: string; lines: readonly string[] }) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={styles.makes}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {lines.length === 0 ? (
        <Text className={styles.quiet}>Nothing yet.</Text>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line} dir="auto" className={styles.line}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
