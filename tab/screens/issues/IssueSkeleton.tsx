import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CARD_PX, useRowStyles } from '../../components/rowStyles';
import { useNarrow } from '../../components/useNarrow';
import { useIssueColumns } from './issueColumns';

const useStyles = makeStyles({
  row: { display: 'grid', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  padded: { padding: `0 ${tokens.spacingHorizontalM}`, boxSizing: 'border-box' },
  card: { display: 'flex', flexDirection: 'column', justifyContent: 'center', gap: tokens.spacingVerticalS },
});

/** Rows, or cards, in the places where they will be. */
export function IssueSkeleton() {
  const styles = useStyles();
  const rows = useRowStyles();
  const columns = useIssueColumns();
  const cards = useNarrow();
  return (
    <Skeleton aria-label="Loading the issues" className={rows.list}>
      {Array.from({ length: 10 }, (_, row) => (
        <div
          key={row}
          className={mergeClasses(styles.padded, cards ? styles.card : mergeClasses(styles.row, columns.row))}
          {...(cards ? { style: { height: `${CARD_PX}px` } } : {})}
        >
          {Array.from({ length: 3 }, (_each, part) => (
            <SkeletonItem key={part} size={16} />
          ))}
        </div>
      ))}
    </Skeleton>
  );
}
