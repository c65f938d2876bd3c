import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  flush: { padding: 0 },
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

/** Where the real layout is lines of text. `flush`: the place that they stand in has the inset already. */
export function LoadingLines({ count = 4, flush = false }: { count?: number; flush?: boolean }) {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.lines, flush && styles.flush)}
      role="progressbar"
      aria-busy
      aria-label="Loading"
    >
      {Array.from({ length: count }, (_, line) => (
        <div key={line} className={mergeClasses(styles.line, line === 0 && styles.first)} />
      ))}
    </div>
  );
}
