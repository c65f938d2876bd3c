import { Link } from '@fluentui/react-components';
import type { AgendaItemView } from '../../../../bot/contract';
import { goTo } from '../../../data/address';

/** For those who may know of its people: the group of an item that is still to come, to read before. */
export function PreRead({ item: { presentation, groupId, title } }: { item: AgendaItemView }) {
  if (presentation !== 'preRead' || groupId === undefined) return null;
  return (
    <Link as="button" aria-label={`Read before: ${title}`} onClick={() => goTo('groups', { group: groupId })}>
      Read before
    </Link>
  );
}
