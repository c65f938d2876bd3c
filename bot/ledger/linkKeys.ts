import { type Link } from '../domain/link';
import { tieNumber } from '../domain/retained';
import type { DocumentKeys } from './store';

/** Found from either end. One within a single group is found once; what was dropped, by those alone who dispose of it. */
export function linkKeys({ id, from, to, made, dropped }: Link): DocumentKeys {
  const other = to.groupId === from.groupId ? undefined : to.groupId;
  const stands = dropped === undefined;
  return {
    ...{ fromGroup: from.groupId, toGroup: other, madeAt: made.at, number: tieNumber(id) },
    ...(stands ? { stands: 'yes', standsFrom: from.groupId, standsTo: other } : {}),
  };
}
