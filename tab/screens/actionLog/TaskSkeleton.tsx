import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CARD_GAP_PX, CARD_PX, useRowStyles } from '../../components/rowStyles';
import { useMay } from '../../data/session';
import { useColumnStyles } from './taskColumns';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    height: `${CARD_PX}px`,
    marginBottom: `${CARD_GAP_PX}px`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
  },
});

/** Rows, or cards, in the places where they will be. */
export function TaskSkeleton({ cards }: { cards: boolean }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const columns = useColumnStyles();
  const selecting = useMay('task.direct');
  return (
    <Skeleton aria-label="Loading the action log" className={rows.list}>
      {Array.from({ length: 12 }, (_, row) =>
        cards ? (
          <div key={row} className={styles.card}>
            <SkeletonItem size={16} />
            <SkeletonItem size={16} />
            <SkeletonItem size={16} />
          </div>
        ) : (
          <div key={row} className={mergeClasses(columns.row, selecting && columns.selectable)}>
            {Array.from({ length: selecting ? 6 : 5 }, (_, column) => (
              <SkeletonItem key={column} size={16} />
            ))}
          </div>
        ),
      )}
    </Skeleton>
  );
}
