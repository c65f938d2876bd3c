import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config';
import type { PanelStore } from '../ledger/store';
import type { CosmosStoreOptions } from './cosmosStore';

/** The store that the settings name: Cosmos where there is an endpoint, else the embedded database in DATA_DIR. */
export async function openStore(config: Config, credential: () => Promise<AzureCredential>): Promise<PanelStore> {
  const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE, COSMOS_CONTAINER, DATA_DIR } = config;
  if (COSMOS_ENDPOINT === undefined) {
    mkdirSync(DATA_DIR, { recursive: true });
    const { openSqliteStore } = await import('./sqliteStore');
    return openSqliteStore(path.join(DATA_DIR, 'sentinel.db'));
  }
  const { openCosmosStore } = await import('./cosmosStore');
  return openCosmosStore({
    endpoint: COSMOS_ENDPOINT,
    database: COSMOS_DATABASE,
    container: COSMOS_CONTAINER,
    ...(COSMOS_KEY === undefined ? { credential: await credential() } : { key: COSMOS_KEY }),
  });
}

type AzureCredential = NonNullable<CosmosStoreOptions['credential']>;
