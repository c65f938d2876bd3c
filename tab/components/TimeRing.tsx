import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ring: { display: 'block', flexShrink: 0 },
  track: { fill: 'none', stroke: tokens.colorNeutralStroke1 },
  hand: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeLinecap: 'round' },
  soon: { stroke: tokens.colorPaletteDarkOrangeBorderActive },
  over: { stroke: tokens.colorPaletteRedBorderActive },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textAnchor: 'middle',
    dominantBaseline: 'central',
  },
});

const SIZE = 100;
const WIDTH = 10;
/** Thinner, so that how far it has come is seen without colour. */
const TRACK = 2;
const RADIUS = (SIZE - WIDTH) / 2;
const ROUND = 2 * Math.PI * RADIUS;

interface Props {
  /** 0 at the beginning, 1 when the time is up, more when over it. */
  readonly share: number;
  /** Names the ring: "4 of 15 minutes". */
  readonly words: string;
  /** In the middle: "11", "+2". */
  readonly number: string;
  readonly soon?: boolean;
  readonly pixels?: number;
}

/** How much of a time is used up, as a ring that fills; the same is said in words. */
export function TimeRing({ share, words, number, soon = false, pixels = 88 }: Props) {
  const styles = useStyles();
  const over = share >= 1;
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={pixels}
      height={pixels}
      className={styles.ring}
    >
      <circle className={styles.track} cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} strokeWidth={TRACK} />
      <circle
        className={mergeClasses(styles.hand, soon && styles.soon, over && styles.over)}
        cx={SIZE / 2}
        cy={SIZE / 2}
        r={RADIUS}
        strokeWidth={WIDTH}
        strokeDasharray={`${ROUND * Math.min(1, Math.max(0, share))} ${ROUND}`}
        transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
      />
      <text className={styles.number} x={SIZE / 2} y={SIZE / 2} fontSize={number.length > 3 ? 24 : 32} aria-hidden>
        {number}
      </text>
    </svg>
  );
}
