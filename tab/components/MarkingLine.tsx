import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Marking } from '../../bot/domain/marking';

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

/** Stands at the head and the foot of every surface. */
export function MarkingLine({ marking, large = false }: { marking: Marking; large?: boolean }) {
  const styles = useStyles();
  return <div className={mergeClasses(styles.line, large && styles.large)}>{marking}</div>;
}
