import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  lines: {
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 96px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
});

const LINES = 6;

/** Lines with their button, as they will stand. */
export function TodaySkeleton() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.lines} aria-label="Loading">
      {Array.from({ length: LINES }, (_, index) => (
        <div key={index} className={styles.line}>
          <SkeletonItem size={16} />
          <SkeletonItem size={24} />
        </div>
      ))}
    </Skeleton>
  );
}
