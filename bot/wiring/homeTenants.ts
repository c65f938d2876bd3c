import type { Config } from '../config';

/** The tenant that runs the deployment, or the only one that is let in; local mode has none. */
export function homeTenantIdsOf(config: Config): readonly string[] | undefined {
  if (config.MODE === 'local') return undefined;
  return config.TENANT_IDS.length === 1 ? config.TENANT_IDS : [config.BOT_TENANT_ID];
}
