import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';

const useStyles = makeStyles({
  wish: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  reason: { whiteSpace: 'pre-wrap' },
  when: { color: tokens.colorNeutralForeground3 },
});

/** That its agency asks for a later due day: whoever may answer does so with the buttons below. */
export function TimeAsked({ task: { moreTime } }: { task: TaskView }) {
  const styles = useStyles();
  if (moreTime === undefined) return null;
  return (
    <div role="group" aria-label="More time is asked for" className={styles.wish}>
      <Text weight="semibold">
        {moreTime.byName} asks for more time, until {moreTime.dayText}
      </Text>
      {moreTime.reason !== undefined && (
        <Text dir="auto" className={styles.reason}>
          {moreTime.reason}
        </Text>
      )}
      <Caption1 className={styles.when}>{moreTime.askedText}</Caption1>
    </div>
  );
}
