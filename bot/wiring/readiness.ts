import { PanelId } from '../domain/ids';
import { publishedKeys } from '../identity/publishedKeys';
import { entraKeysAt } from '../identity/tokens';
import type { PanelStore } from '../ledger/store';
import type { Config } from '../config';
import { Reach } from './reach';

/** Of a point read of nothing, 1 RU: 0.26 million a month and process, however often Azure probes. */
const STORE_KEPT_MS = 10_000;
/** Half of what the sign-in keeps them for. */
const KEYS_KEPT_MS = 5 * 60_000;
const NOWHERE = PanelId.parse('nowhere');

/** What whoever sends requests here is told. Not why: that stands in the process's log. */
export interface Ready {
  readonly status: 'starting' | 'ready' | 'not-ready' | 'stopping';
  readonly notReached: readonly ('store' | 'keys')[];
}

/** Whether requests should be sent to this process: it has started, is not stopping, and reaches store and signing keys. */
export class Readiness {
  phase: 'starting' | 'serving' | 'stopping' = 'starting';
  private store: Reach | undefined;
  private readonly keys: Reach;

  constructor(config: Config) {
    const addresses = config.MODE === 'local' ? [] : [entraKeysAt(config.ENTRA_AUTHORITY), config.BOT_OPENID_METADATA];
    this.keys = new Reach(() => Promise.all(addresses.map(publishedKeys)), KEYS_KEPT_MS);
  }

  opened(store: PanelStore): void {
    this.store = new Reach(() => store.read(NOWHERE, 'head'), STORE_KEPT_MS);
  }

  async look(): Promise<Ready> {
    const [store = false, keys] = await Promise.all([this.store?.look(), this.keys.look()]);
    const notReached = [...(store ? [] : ['store' as const]), ...(keys ? [] : ['keys' as const])];
    if (this.phase !== 'serving') return { status: this.phase, notReached };
    return { status: notReached.length === 0 ? 'ready' : 'not-ready', notReached };
  }
}
