import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from './cosmosEmulator';
import type { StorePlace } from './storeDocuments';

/** Where a store of each kind is opened that tells what it reads. */
export const countedStores: readonly [string, () => Promise<StorePlace>][] = [
  [
    'SQLite',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-counted-'));
      return {
        open: async (onRead) => openSqliteStore(path.join(folder, 'log.db'), { ...(onRead && { onRead }) }),
        close: async () => rmSync(folder, { recursive: true }),
      };
    },
  ],
  [
    'Cosmos (emulated)',
    async () => {
      const cosmos = await startCosmos();
      const { endpoint, key } = cosmos;
      // The emulator looks at each document for each write: among many it takes its time.
      const account = { endpoint, key, database: 'd', container: 'c', requestTimeoutMs: 60_000 };
      return {
        open: (onRead) => openCosmosStore({ ...account, ...(onRead && { onRead }) }),
        close: () => cosmos.close(),
      };
    },
  ],
];
