import type { RecordRef } from '../../domain/disposal';
import { isEndOf, type Link, LinkEnd } from '../../domain/link';
import { readAll } from '../../ledger/paging';
import type { Onlooking } from '../ports';

/** All links that ever led to a group or anything of it, or to one of its people; those that were dropped too. */
export async function linksAround({ type, id }: RecordRef, ctx: Onlooking): Promise<Link[]> {
  if (type !== 'group' && type !== 'nominal') return [];
  const [groupId = id, nominalId] = type === 'nominal' ? id.split('.') : [id];
  const found = await Promise.all(
    ['fromGroup', 'toGroup'].map((key) =>
      readAll('link', { where: [{ key, is: groupId }], key: 'madeAt', direction: 'ascending' }, ctx),
    ),
  );
  const end = LinkEnd.parse(
    nominalId === undefined ? { kind: 'group', groupId } : { kind: 'nominal', groupId, nominalId },
  );
  return end.kind === 'group' ? found.flat() : found.flat().filter((link) => isEndOf(link, end));
}
