import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

/** Where the real layout is lines of text. */
export function LoadingLines({ count = 4 }: { count?: number }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.lines} aria-label="Loading">
      {Array.from({ length: count }, (_, line) => (
        <SkeletonItem key={line} size={line === 0 ? 28 : 16} />
      ))}
    </Skeleton>
  );
}
