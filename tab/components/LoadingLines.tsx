import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  line: {
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, '50%': { opacity: 0.5 }, to: { opacity: 1 } },
    animationDuration: '2s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { backgroundColor: 'GrayText' },
  },
  first: { height: '28px' },
});

/** Where the real layout is lines of text. */
export function LoadingLines({ count = 4 }: { count?: number }) {
  const styles = useStyles();
  return (
    <div className={styles.lines} role="progressbar" aria-busy aria-label="Loading">
      {Array.from({ length: count }, (_, line) => (
        <div key={line} className={mergeClasses(styles.line, line === 0 && styles.first)} />
      ))}
    </div>
  );
}
