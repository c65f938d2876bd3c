import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  cut: {
    display: 'block',
    minWidth: 0,
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'start',
  },
  // Where lines stand one below the other none is pressed flat.
  whole: { flexShrink: 1, minHeight: tokens.lineHeightBase300 },
});

/** One line of somebody’s words, cut with an ellipsis where it has to be: the whole is shown on hover. */
export function Cut({ text, className }: { text: string; className?: string }) {
  const styles = useStyles();
  return (
    <span dir="auto" title={text} className={mergeClasses(styles.cut, className)}>
      {text}
    </span>
  );
}

/** The same as what opens the row that it stands in; the row does it. Ink, not the colour of links: each row is one. */
export function RowLink({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <Link as="button" appearance="subtle" className={mergeClasses(styles.cut, styles.whole)}>
      <Cut text={text} />
    </Link>
  );
}
