import type { RecordRef } from '../../domain/disposal';
import { endKey, type Link } from '../../domain/link';
import { everyKeyOf } from '../../domain/nominal';
import { readAll } from '../../ledger/paging';
import { nominalsIn } from '../nominals/standingNominal';
import type { Onlooking } from '../ports';

/** All links that ever led to a group or anything of it, or to one of its people in any record of them; those that were dropped too. */
export async function linksAround({ type, id }: RecordRef, ctx: Onlooking): Promise<Link[]> {
  if (type !== 'group' && type !== 'nominal') return [];
  const [groupId = id, nominalId] = type === 'nominal' ? id.split('.') : [id];
  const found = await Promise.all(
    ['fromGroup', 'toGroup'].map((key) =>
      readAll('link', { where: [{ key, is: groupId }], key: 'madeAt', direction: 'ascending' }, ctx),
    ),
  );
  if (nominalId === undefined) return found.flat();
  const person = await nominalsIn(ctx)(id);
  const ends = (person === undefined ? [id] : everyKeyOf(person)).map((key) => `nominal:${key}`);
  return found.flat().filter(({ from, to }) => [from, to].some((end) => ends.includes(endKey(end))));
}
