import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CARD_GAP_PX, CARD_PX, useRowStyles } from './rowStyles';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    height: `${CARD_PX}px`,
    marginBottom: `${CARD_GAP_PX}px`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  /** "Loading the issues" */
  readonly label: string;
  readonly count: number;
  /** Lays out a row as it will stand; absent where rows will be cards. */
  readonly row: string | undefined;
  /** Of the list's box. */
  readonly className?: string;
  /** How high each part of a row is, in pixels. */
  readonly parts: readonly (16 | 24)[];
}

/** Rows, or cards, in the places where they will be. */
export function RowSkeleton({ label, count, row, className, parts }: Props) {
  const styles = useStyles();
  const { list } = useRowStyles();
  const look = row === undefined ? styles.card : mergeClasses(styles.row, row);
  return (
    <Skeleton aria-label={label} className={mergeClasses(list, className)}>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={look}>
          {parts.map((size, part) => (
            <SkeletonItem key={part} size={size} />
          ))}
        </div>
      ))}
    </Skeleton>
  );
}
