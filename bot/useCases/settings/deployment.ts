import type { PanelId } from '../../domain/ids';
import type { Instant } from '../../domain/time';
import type { PanelStore } from '../../ledger/store';

/** More panels than one deployment holds. */
export const MOST_PANELS = 10_000;

/** The panels that have a log. */
export async function listLogs(store: PanelStore): Promise<PanelId[]> {
  const found = await store.queryEverywhere({ type: 'head', limit: MOST_PANELS });
  return found.map(({ panelId }) => panelId).sort();
}

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
