import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useMay } from '../../data/session';
import { ROW_PX, useColumnStyles } from './taskColumns';

const useStyles = makeStyles({
  row: { height: `${ROW_PX}px` },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM },
});

/** Rows, or cards, in the places where they will be. */
export function TaskSkeleton({ narrow }: { narrow: boolean }) {
  const styles = useStyles();
  const columns = useColumnStyles();
  const selecting = useMay('task.direct');
  return (
    <Skeleton aria-label="Loading the action log">
      {Array.from({ length: 8 }, (_, row) =>
        narrow ? (
          <div key={row} className={styles.card}>
            <SkeletonItem size={16} />
            <SkeletonItem size={24} />
            <SkeletonItem size={16} />
          </div>
        ) : (
          <div key={row} className={mergeClasses(columns.row, selecting && columns.selectable, styles.row)}>
            {Array.from({ length: selecting ? 7 : 6 }, (_, column) => (
              <SkeletonItem key={column} size={16} />
            ))}
          </div>
        ),
      )}
    </Skeleton>
  );
}
