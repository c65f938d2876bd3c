import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config';
import type { PanelStore } from '../ledger/store';
import type { CosmosStoreOptions } from './cosmosStore';

/** The store that the settings name: Cosmos where there is an endpoint, else the embedded database in DATA_DIR. */
export async function openStore(
  config: Config,
  credential: () => Promise<AzureCredential>,
  onCharge?: CosmosStoreOptions['onCharge'],
  log: (message: string, details: object) => void = () => {},
): Promise<PanelStore> {
  const account = await accountOf(config, credential);
  if (account === undefined) {
    mkdirSync(config.DATA_DIR, { recursive: true });
    const { openSqliteStore } = await import('./sqliteStore');
    return openSqliteStore(fileIn(config));
  }
  const { openCosmosStore } = await import('./cosmosStore');
  // The embedded database asks all panels as easily as one.
  const { SeatDirectory } = await import('./seatDirectory');
  return new SeatDirectory(await openCosmosStore({ ...account, ...(onCharge && { onCharge }) }), log);
}

/** The same store to read it alone, also while a server runs on it; it makes nothing that is missing. */
export async function readStore(config: Config, credential: () => Promise<AzureCredential>): Promise<PanelStore> {
  const account = await accountOf(config, credential);
  if (account === undefined) {
    const { readSqliteStore } = await import('./sqliteStore');
    return readSqliteStore(fileIn(config));
  }
  const { readCosmosStore } = await import('./cosmosStore');
  return readCosmosStore(account);
}

function fileIn({ DATA_DIR }: Config): string {
  return path.join(DATA_DIR, 'sentinel.db');
}

/** Undefined where the store is embedded. */
async function accountOf(
  { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE, COSMOS_CONTAINER }: Config,
  credential: () => Promise<AzureCredential>,
): Promise<CosmosStoreOptions | undefined> {
  if (COSMOS_ENDPOINT === undefined) return undefined;
  return {
    endpoint: COSMOS_ENDPOINT,
    database: COSMOS_DATABASE,
    container: COSMOS_CONTAINER,
    ...(COSMOS_KEY === undefined ? { credential: await credential() } : { key: COSMOS_KEY }),
  };
}

type AzureCredential = NonNullable<CosmosStoreOptions['credential']>;
