import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { clamped } from '../../../components/clamped';
import { LOW } from '../meetingColumns';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    marginTop: 'auto',
    // To the edges of the screen that it stands at the foot of.
    marginInline: `calc(-1 * ${tokens.spacingHorizontalL})`,
    marginBottom: `calc(-1 * ${tokens.spacingHorizontalL})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // Zoomed to a few lines it would cover what it is about: it goes to the head of the screen, and away with it.
    [LOW]: { position: 'static', order: -1, marginTop: `calc(-1 * ${tokens.spacingHorizontalL})`, marginBottom: 0 },
  },
  row: { display: 'flex', alignItems: 'stretch', gap: tokens.spacingHorizontalS, minHeight: '44px' },
  above: { maxHeight: '60vh', overflowY: 'auto', maxWidth: '720px', [LOW]: { maxHeight: 'none' } },
});

/** What stands in a bar: two lines of words at the most, so that no title makes it higher. */
export const useBarStyles = makeStyles({
  main: { flex: '1 1 0', minWidth: 0, maxWidth: '480px', minHeight: '44px', padding: `0 ${tokens.spacingHorizontalM}` },
  /** Never cut, whatever stands beside it. */
  whole: {
    flex: '1 0 auto',
    minWidth: 0,
    maxWidth: '480px',
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  tight: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    '@media (min-width: 400px)': { padding: `0 ${tokens.spacingHorizontalM}` },
  },
  /** What a narrow bar has no room for is said by the question that the button asks. */
  more: { whiteSpace: 'pre', '@media (max-width: 399px)': { display: 'none' } },
  words: {
    ...clamped,
    WebkitLineClamp: '2',
    overflowWrap: 'anywhere',
    textAlign: 'start',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Props {
  readonly label: string;
  /** A form that one of the buttons opened. */
  readonly above: ReactNode;
  readonly children: ReactNode;
}

/** Stays at the foot however far one scrolls, where there is height for it; what it opens grows upwards, so that its buttons stay where they are. */
export function FootBar({ label, above, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      {above !== undefined && <div className={styles.above}>{above}</div>}
      <div className={styles.row} role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}
