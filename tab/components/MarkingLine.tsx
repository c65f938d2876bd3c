import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BorneMarking } from '../../bot/domain/marking';

const useStyles = makeStyles({
  line: {
    flexShrink: 0,
    alignSelf: 'stretch',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.08em',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  large: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase500 },
});

interface MarkingLineProps {
  readonly marking: BorneMarking;
  readonly large?: boolean;
  /** Of the page itself: its landmark. */
  readonly as?: 'div' | 'header' | 'footer';
}

/** Stands at the head and the foot of every surface. */
export function MarkingLine({ marking, large = false, as: Line = 'div' }: MarkingLineProps) {
  const styles = useStyles();
  return <Line className={mergeClasses(styles.line, large && styles.large)}>{marking}</Line>;
}
