import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { clamped } from './clamped';

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
  // A letter of another script makes no line higher than its row has room for.
  opener: { lineHeight: tokens.lineHeightBase300 },
  // On a card a long title has a second line.
  wrapped: {
    ...clamped,
    WebkitLineClamp: '2',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
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
export function RowLink({ text, onCard = false }: { text: string; onCard?: boolean }) {
  const styles = useStyles();
  const wrapped = onCard && styles.wrapped;
  return (
    <Link as="button" appearance="subtle" className={mergeClasses(styles.cut, styles.opener, styles.whole, wrapped)}>
      <Cut text={text} {...(onCard ? { className: styles.wrapped } : {})} />
    </Link>
  );
}
