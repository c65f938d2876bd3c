import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { MinutesView } from '../../../../bot/contract';
import { FileButtons } from './FileButtons';

const useStyles = makeStyles({
  files: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  annex: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStroke1}`,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** The minutes for everybody; what is restricted is a paper of its own, kept apart. */
export function MinutesFiles({ minutes: { meetingId, version, hasAnnex } }: { minutes: MinutesView }) {
  const styles = useStyles();
  return (
    <div className={styles.files}>
      <FileButtons input={{ meetingId, version, part: 'open' }} what="Minutes" />
      {hasAnnex && (
        <div className={styles.annex}>
          <Text className={styles.head}>
            <LockClosedRegular aria-hidden />
            For those who need to know only. Do not pass it on with the minutes.
          </Text>
          <FileButtons input={{ meetingId, version, part: 'annex' }} what="Restricted annex" />
        </div>
      )}
    </div>
  );
}
