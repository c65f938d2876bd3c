import { Badge, makeStyles, ProgressBar, Text } from '@fluentui/react-components';

const useStyles = makeStyles({
  bar: { flex: '1 1 80px', maxWidth: '160px' },
  figures: { fontVariantNumeric: 'tabular-nums' },
});

/** "118 of 120 minutes: 2 minutes free", with its bar: for whoever makes it fit. */
export function MinutesSum({ minutes, of }: { minutes: number; of: number }) {
  const styles = useStyles();
  const over = minutes - of;
  const words = over > 0 ? `${over} minutes too long` : over === 0 ? 'it fits' : `${-over} minutes free`;
  return (
    <>
      <Text className={styles.figures}>
        {minutes} of {of} minutes:{' '}
        {over > 0 ? (
          <Badge appearance="tint" color="danger" shape="rounded">
            {words}
          </Badge>
        ) : (
          words
        )}
      </Text>
      <ProgressBar
        className={styles.bar}
        aria-label="Minutes of the agenda"
        value={Math.min(1, minutes / of)}
        thickness="large"
      />
    </>
  );
}
