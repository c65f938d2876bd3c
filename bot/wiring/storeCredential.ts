import type { TokenCredential } from '@azure/identity';
import type { Config } from '../config';

/**
 * What opens the store for an operator's command where there is no key: the managed identity where the server runs; on
 * their own machine the account that they are signed in with by `az login`, which needs a data role in Cosmos.
 */
export async function storeCredential(config: Config): Promise<TokenCredential> {
  if (config.MODE === 'production') return (await import('../identity/azure')).machineCredential(config);
  const { AzureCliCredential } = await import('@azure/identity');
  return new AzureCliCredential();
}
