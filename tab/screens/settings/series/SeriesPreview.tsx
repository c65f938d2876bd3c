import { Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useQueryOf } from '../../../data/useQueryOf';

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '40px',
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  reference: { minWidth: '40px', color: tokens.colorNeutralForeground3 },
  day: { minWidth: '128px' },
  warning: { flexBasis: '100%', color: tokens.colorStatusWarningForeground3 },
});

/** What stays, and the next six meetings that the rule gives: nothing happens by looking. */
export function SeriesPreview({ rule }: { rule: SettingsView['series']['rule'] }) {
  const styles = useStyles();
  const preview = useQueryOf('settings.seriesPreview', rule);
  if (preview.status === 'error') {
    return (
      <ProblemNotice flush what="The dates could not be reckoned." error={preview.error} onRetry={preview.refetch} />
    );
  }
  if (preview.data === undefined) return <LoadingLines count={6} />;
  const { stand, next, problem } = preview.data;
  const standing = stand.map(({ reference, dayText }) => `${reference} on ${dayText}`).join(', ');
  return (
    <div className={styles.preview} aria-live="polite">
      <Subtitle2 as="h3">The next meetings to be planned by this rule</Subtitle2>
      {standing !== '' && <Text>Planned already, and staying as they are: {standing}.</Text>}
      {problem !== undefined && <Text>The first meeting: {problem}</Text>}
      <ol className={styles.list}>
        {next.map(({ reference, dayText, placeText, warning }) => (
          <li key={reference} className={styles.row}>
            <Text className={styles.reference}>{reference}</Text>
            <Text className={styles.day}>{dayText}</Text>
            <Text>{placeText}</Text>
            {warning !== undefined && <Caption1 className={styles.warning}>{warning}</Caption1>}
          </li>
        ))}
      </ol>
    </div>
  );
}
