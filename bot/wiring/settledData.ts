import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { Ledger } from '../ledger/ledger';
import { Migration } from './migration';
import { SettledStore } from './settledStore';
import { findNewer, shapesIn } from '../ledger/shapes';
import { NewerData, type PanelStore } from '../ledger/store';
import { todaysShapes } from '../ledger/todaysShapes';
import { BrokenRecords } from './brokenRecords';
import type { Clock } from './clock';
import { sha256 } from './sha256';

/** More panels than one deployment holds. */
const MOST_PANELS = 10_000;

/**
 * The store as this version may use it. Panels of earlier ones are brought up to date from now on, while it serves.
 * @throws NewerData where a panel holds what this version cannot know
 */
export async function settledData(
  store: PanelStore,
  config: Config,
  clock: Clock,
  logger: Logger,
): Promise<PanelStore> {
  // Its readers find out by the head, as of any other process: nothing that they see has changed.
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  const log = (message: string, details: object) => logger.info(details, message);
  const migration = new Migration({ store, ledger, clock: () => clock.now(), log });
  const broken = new BrokenRecords((message, details) => logger.error(details, message));
  const found = await store.queryEverywhere({ type: 'head', limit: MOST_PANELS });
  // One panel that cannot be read is no reason not to serve the others.
  const heads = found.filter((head) => broken.isReadable(head));
  const newer = heads.map(({ value }) => findNewer(shapesIn(value), todaysShapes())).find((kind) => kind !== undefined);
  if (newer !== undefined) {
    throw new NewerData(config.COSMOS_ENDPOINT ?? config.DATA_DIR, `it keeps the kind “${newer}” in a later form`);
  }
  for (const head of heads) migration.meet(head);
  return new SettledStore(store, migration, broken);
}
