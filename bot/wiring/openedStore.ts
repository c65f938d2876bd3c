import { setTimeout as after } from 'node:timers/promises';
import { NewerData, type PanelStore } from '../ledger/store';
import { openStore } from '../store/openStore';
import type { Parts } from './parts';
import { settledData } from './settledData';

interface Opening extends Pick<Parts, 'config' | 'clock' | 'logger' | 'measures'> {
  /** Ends the waiting. */
  readonly told: AbortSignal | undefined;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * The store, as this version may use it. Cosmos is waited for, with a line in the log for each try: an account that is
 * moved, a network that is set up after us, a right that was given a minute ago.
 * @throws NewerData
 * @throws Error where it is the embedded one, or whoever waits is told to end
 */
export async function openedStore(opening: Opening): Promise<PanelStore> {
  const { config, logger, told } = opening;
  for (let tries = 1; ; tries += 1) {
    try {
      return await openOnce(opening);
    } catch (error) {
      const reason = reasonOf(error);
      if (config.COSMOS_ENDPOINT === undefined || reason === undefined) throw error;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)) * (0.75 + Math.random() / 4);
      const details = { tries, reason, againInSeconds: Math.ceil(pauseMs / 1000) };
      logger.warn(details, 'The store is not reached; waiting for it');
      await after(pauseMs, undefined, { ...(told === undefined ? {} : { signal: told }) });
    }
  }
}

async function openOnce({ config, clock, logger, measures }: Opening): Promise<PanelStore> {
  const credential = async () => {
    if (config.MODE === 'local') throw new Error('Set COSMOS_KEY: in local mode there is no managed identity');
    return (await import('../identity/azure')).machineCredential(config);
  };
  const log = (message: string, details: object) => logger.warn(details, message);
  const opened = await openStore(config, credential, measures.charged(), log);
  try {
    return await settledData(measures.store(opened), config, clock, logger);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** What the store, the network or the sign-in calls it; undefined for a fault of our own, which no waiting mends. */
function reasonOf(error: unknown): string | number | undefined {
  if (!(error instanceof Error) || error instanceof NewerData || error instanceof TypeError) return undefined;
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) return error.code;
  return /^(Aggregate)?(Credential|Authentication)|^(Abort|Timeout)Error$/.test(error.name) ? error.name : undefined;
}
