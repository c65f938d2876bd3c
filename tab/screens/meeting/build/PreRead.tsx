import { Link, makeStyles } from '@fluentui/react-components';
import type { AgendaItemView } from '../../../../bot/contract';
import { goTo } from '../../../data/address';

// As large as what is said beside it.
const useStyles = makeStyles({
  link: { fontSize: 'inherit', lineHeight: 'inherit', whiteSpace: 'nowrap', flexShrink: 0 },
});

/** For those who may know of its people: the group of an item that is still to come, to read before. */
export function PreRead({ item: { presentation, groupId, title } }: { item: AgendaItemView }) {
  const styles = useStyles();
  if (presentation !== 'preRead' || groupId === undefined) return null;
  return (
    <Link
      as="button"
      className={styles.link}
      aria-label={`Read before: ${title}`}
      onClick={() => goTo('groups', { group: groupId })}
    >
      Read before
    </Link>
  );
}
