import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { create } from 'qrcode';

const useStyles = makeStyles({
  code: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    maxWidth: '100%',
  },
  // Cameras want dark on light, whatever the theme.
  picture: {
    width: 'min(64vh, 84vw)',
    height: 'auto',
    backgroundColor: 'white',
    color: 'black',
    forcedColorAdjust: 'none',
  },
  words: { overflowWrap: 'anywhere', textAlign: 'center', maxWidth: '80ch' },
});

/** The light margin that ISO/IEC 18004 asks for, in modules. */
const QUIET_ZONE = 4;

/** A code to scan, with the link in words below. Loaded by those who show one: it brings a library along. */
export default function QrCode({ text, name }: { text: string; name: string }) {
  const styles = useStyles();
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const whole = size + 2 * QUIET_ZONE;
  return (
    <div className={styles.code}>
      <svg
        role="img"
        aria-label={name}
        viewBox={`0 0 ${whole} ${whole}`}
        className={styles.picture}
        shapeRendering="crispEdges"
      >
        <path fill="currentColor" d={pathOf(data, size)} />
      </svg>
      <Caption1 className={styles.words}>{text}</Caption1>
    </div>
  );
}

/** One square a dark module. */
function pathOf(data: ArrayLike<number>, size: number): string {
  return Array.from(data, (dark, at) =>
    dark === 0 ? '' : `M${(at % size) + QUIET_ZONE} ${Math.floor(at / size) + QUIET_ZONE}h1v1h-1z`,
  ).join('');
}
