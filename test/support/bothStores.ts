import { startCosmos } from './cosmosEmulator';

interface OpenedStore {
  /** Of the server that is to stand on it. */
  readonly settings: Record<string, string>;
  close(): Promise<void>;
}

/** For `describe.each`: a server's store, the embedded one and Cosmos played over the wire. */
export const bothStores: [string, () => Promise<OpenedStore>][] = [
  ['the embedded store', async () => ({ settings: {}, close: async () => {} })],
  [
    'Cosmos',
    async () => {
      const cosmos = await startCosmos();
      const settings = { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
      return { settings, close: () => cosmos.close() };
    },
  ],
];
