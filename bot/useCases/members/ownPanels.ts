import { isSameAccount, isSeatedOn } from '../../domain/member';
import { recordOf } from '../../ledger/records';
import type { Context } from '../ports';

/** More panels than one person sits on. */
const MOST = 50;

/** The panels on which this person has a seat, by account; in local mode, where nobody vouches for one, by address. */
export async function ownPanels({ store, viewer, today }: Context): Promise<{ id: string; name: string }[]> {
  const { account, email } = viewer.member;
  const where = [account === undefined ? { key: 'email', is: email } : { key: 'objectId', is: account.objectId }];
  const found = await store.queryEverywhere({ type: 'member', where, limit: MOST });
  const seats = found
    .map((document) => recordOf('member', document))
    .filter((seat) => isSeatedOn(seat, today) && (account === undefined || isSameAccount(seat.account, account)));
  const panels = await Promise.all(seats.map(({ panelId }) => store.read(panelId, 'panel')));
  return panels
    .flatMap((document) => (document === undefined ? [] : [recordOf('panel', document)]))
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
