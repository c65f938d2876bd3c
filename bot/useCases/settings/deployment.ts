import type { PanelId } from '../../domain/ids';
import { Instant } from '../../domain/time';
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

/** What is due and in nobody's hands. */
export interface Waiting {
  readonly panelIds: readonly PanelId[];
  /** Of messages: 500 at the most. */
  readonly count: number;
  /** Since when the oldest is due; absent where none is. */
  readonly since?: Instant;
}

/** What is owed to somebody now: one query, whatever the number of panels. */
export async function findWaiting(store: PanelStore, now: Instant): Promise<Waiting> {
  const where = [
    { key: 'state', is: 'waiting' },
    { key: 'dueAt', below: now },
  ];
  const found = await store.queryEverywhere({ type: 'message', where, limit: MOST_WAITING });
  const since = found
    .map(({ keys }) => keys['dueAt'])
    .filter((dueAt) => typeof dueAt === 'string')
    .sort()[0];
  const panelIds = [...new Set(found.map(({ panelId }) => panelId))];
  return { panelIds, count: found.length, ...(since === undefined ? {} : { since: Instant.parse(since) }) };
}
