import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { statementParts } from '../../bot/domain/statementParts';

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  points: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXXL,
  },
});

/** The panel's confidentiality statement as it is read: paragraphs, and points that are a list. */
export function StatementWords({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.words}>
      {statementParts(text).map((part, index) =>
        typeof part === 'string' ? (
          <Text key={index} dir="auto">
            {part}
          </Text>
        ) : (
          <ul key={index} className={styles.points}>
            {part.map((point, nth) => (
              <li key={nth} dir="auto">
                <Text>{point}</Text>
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
