import { createHttpServer } from '@vercel/cosmosdb-server';
import { indexDocuments } from './cosmosIndexed';
import { type CosmosProxy, portOf, startCosmosProxy } from './cosmosProxy';

export interface Cosmos {
  readonly endpoint: string;
  readonly key: string;
  readonly proxy: CosmosProxy;
  close(): Promise<void>;
}

/** The emulator's published key, the same everywhere. */
const KEY = 'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

/** An empty account in memory behind the proxy that makes it behave, both on free ports of this machine. */
export async function startCosmos(): Promise<Cosmos> {
  indexDocuments();
  const emulator = createHttpServer({ keepAlive: true });
  emulator.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', () => resolve()));
  const proxy = await startCosmosProxy(portOf(emulator));
  return {
    endpoint: `http://127.0.0.1:${proxy.port}`,
    key: KEY,
    proxy,
    close: async () => {
      await proxy.close();
      emulator.closeAllConnections();
      await new Promise((resolve) => emulator.close(resolve));
    },
  };
}
