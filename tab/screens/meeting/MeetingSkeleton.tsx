import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { aloud } from '../../components/aloud';
import { useListBox } from '../../components/listBox';
import { useMeetingColumns } from './meetingColumns';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, flexGrow: 1 },
  // No longer than the screen: there is nothing in it to scroll to.
  alone: { padding: tokens.spacingHorizontalL, height: '100%', overflow: 'hidden', boxSizing: 'border-box' },
  heading: aloud,
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, overflow: 'hidden', flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, flexGrow: 1, minWidth: 0 },
  row: {
    ...{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
    ...{ height: '40px', padding: `0 ${tokens.spacingHorizontalM}` },
    ':not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  foot: { marginTop: 'auto' },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  // On a phone the head has the line to itself.
  head: { '@media (max-width: 719px)': { flexWrap: 'wrap' } },
  headWords: { '@media (max-width: 719px)': { flexBasis: '100%' } },
  end: { '@media (max-width: 719px)': { marginInlineStart: 'auto' } },
  chip: { width: '128px', flexShrink: 0, borderRadius: tokens.borderRadiusCircular },
});

const ROWS = 11;
const LINES = 5;
const widths = ['60%', '44%', '52%', '36%'] as const;

interface Props {
  /** Whether the year’s strip stands above it already. */
  readonly strip: 'loading' | 'there';
  readonly inSidePanel: boolean;
  /** In the side panel: what is on the floor, with its bar at the foot. */
  readonly runs: boolean;
}

/** The layout of a meeting before anything of it is known. */
export function MeetingSkeleton({ strip, inSidePanel, runs }: Props) {
  const styles = useStyles();
  const { columns, single } = useMeetingColumns();
  return (
    <Skeleton aria-label="Loading" className={mergeClasses(styles.screen, strip === 'loading' && styles.alone)}>
      <h1 className={styles.heading}>Meeting</h1>
      {!inSidePanel && strip === 'loading' && (
        <div className={styles.line}>
          {Array.from({ length: ROWS }, (_, index) => (
            <SkeletonItem key={index} size={32} className={styles.chip} />
          ))}
        </div>
      )}
      {runs ? <Floor /> : <Head />}
      {!runs && <SkeletonItem size={24} style={{ width: 'min(260px, 100%)' }} />}
      <div className={mergeClasses(columns, inSidePanel && single)}>
        <div className={styles.part}>
          <SkeletonItem size={24} style={{ width: '96px' }} />
          {/* While it runs the rest of the agenda is folded. */}
          {!runs && (
            <>
              <SkeletonItem size={24} style={{ width: 'min(360px, 100%)' }} />
              <Rows />
            </>
          )}
        </div>
        {!inSidePanel && <Lines />}
      </div>
      {runs && (
        <div className={mergeClasses(styles.line, styles.foot)}>
          <SkeletonItem size={40} />
          <SkeletonItem shape="square" size={40} />
          <SkeletonItem shape="square" size={40} />
        </div>
      )}
    </Skeleton>
  );
}

function Head() {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.line, styles.head)}>
      <div className={mergeClasses(styles.words, styles.headWords)}>
        <SkeletonItem size={28} style={{ width: 'min(240px, 80%)' }} />
        <SkeletonItem size={16} style={{ width: 'min(320px, 100%)' }} />
      </div>
      <SkeletonItem size={32} style={{ width: '96px' }} />
      <SkeletonItem shape="square" size={32} className={styles.end} />
    </div>
  );
}

function Floor() {
  const styles = useStyles();
  return (
    <>
      <div className={styles.line}>
        <SkeletonItem shape="circle" size={72} />
        <div className={styles.words}>
          <SkeletonItem size={20} style={{ width: '80%' }} />
          <SkeletonItem size={16} style={{ width: '60%' }} />
        </div>
      </div>
      <SkeletonItem size={20} style={{ width: '70%' }} />
      <SkeletonItem size={20} style={{ width: '90%' }} />
    </>
  );
}

function Rows() {
  const styles = useStyles();
  return (
    <div className={useListBox()}>
      {Array.from({ length: ROWS }, (_, index) => (
        <div key={index} className={styles.row}>
          <SkeletonItem size={16} style={{ width: widths[index % widths.length] }} />
          <SkeletonItem size={16} style={{ width: '48px' }} />
        </div>
      ))}
    </div>
  );
}

function Lines() {
  const styles = useStyles();
  return (
    <div className={styles.words}>
      {Array.from({ length: LINES }, (_, index) => (
        <SkeletonItem key={index} size={index === 0 ? 20 : 32} />
      ))}
    </div>
  );
}
