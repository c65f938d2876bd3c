import type { PanelId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { Instant } from '../../domain/time';
import type { Person } from '../members/memberships';
import type { Ledger } from '../../ledger/ledger';
import type { PanelStore } from '../../ledger/store';

/** More panels than one deployment holds. */
const MOST_PANELS = 10_000;

/** The panels of this deployment. */
export async function listPanels(store: PanelStore): Promise<PanelId[]> {
  const found = await store.queryEverywhere({ type: 'panel', limit: MOST_PANELS });
  return found.map(({ panelId }) => panelId).sort();
}

/** More messages than fall due between two looks; the rest is found by the next one. */
const MOST_WAITING = 500;

/** The panels that owe something to somebody now: one query, whatever their number. */
export async function findWaiting(store: PanelStore, now: Instant): Promise<PanelId[]> {
  const where = [
    { key: 'state', is: 'waiting' },
    { key: 'dueAt', below: now },
  ];
  const found = await store.queryEverywhere({ type: 'message', where, limit: MOST_WAITING });
  return [...new Set(found.map(({ panelId }) => panelId))];
}

/** Keeps the account of a member who was matched by e-mail: from now on the address alone opens nothing. */
export async function bindAccount(member: Member, person: Person, ledger: Ledger, now: Instant): Promise<void> {
  const { panelId, id } = member;
  await ledger.change(panelId, now, async (draft) => {
    const current = await draft.findMember(id);
    if (current === undefined || current.account !== undefined) return;
    draft.put('member', { ...current, account: { tenantId: person.tenantId, objectId: person.objectId } });
    const subject = { type: 'member', id, reference: current.name } as const;
    draft.log({ action: 'member-contacted', by: id, subject, readers: ['*'] });
  });
}
