import type { TokenCredential } from '@azure/identity';
import type { Config } from '../config';
import { Explained } from './explained';

/** What opens the store where there is no key: the managed identity of the machine. */
export async function storeCredential(config: Config): Promise<TokenCredential> {
  if (config.MODE === 'local') throw new Explained('Set COSMOS_KEY: in local mode there is no managed identity.');
  return (await import('../identity/azure')).machineCredential(config);
}
