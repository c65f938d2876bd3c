import { z } from 'zod';
import shippedList from '../../panels/powers.json';
import { type Power, PowerId, powersOf, PowerWords, shippedPower } from '../../domain/power';
import type { PanelId } from '../../domain/ids';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Context } from '../ports';

/** More than a panel adds to the shipped list. */
const MOST_POWERS = 500;

export const shippedPowers: readonly Power[] = z
  .array(PowerWords.extend({ id: PowerId }))
  .parse(shippedList.rows)
  .map(shippedPower);

/** The month in which the shipped list was worded: "2026-11". */
export const powersWorded = shippedList.version;

/** The same, read once a change. */
export const powersInHand = oncePerSnapshot((_panelId: PanelId, ctx: Pick<Context, 'store' | 'roster' | 'snapshot'>) =>
  loadPowers(ctx),
);

/** The panel's own list: what it has never touched follows the shipped one. */
export async function loadPowers({ store, roster }: Pick<Context, 'store' | 'roster'>): Promise<Power[]> {
  const found = await store.query(roster.panel.id, { type: 'power', limit: MOST_POWERS });
  return powersOf(
    shippedPowers,
    found.map((document) => recordOf('power', document)),
  );
}
