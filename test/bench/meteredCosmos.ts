import type { PanelStore } from '../../bot/ledger/store';
import { type CosmosStoreOptions, openCosmosStore } from '../../bot/store/cosmosStore';
import { SeatDirectory } from '../../bot/store/seatDirectory';
import { startCosmos } from '../support/cosmosEmulator';
import type { SeenRequest } from '../support/cosmosRequest';
import { Charges } from './charges';

/** A Cosmos of which every request is counted and priced. */
export interface MeteredCosmos {
  readonly store: PanelStore;
  /** How many requests were made of it. */
  asked(): number;
  /** Request units up to now. */
  units(): number;
  /** The requests after the first so many; none where only an account knows. */
  since(count: number): readonly SeenRequest[];
  close(): Promise<void>;
}

/** The emulator, priced by Microsoft's figures; or an account, with what it says that it charged. */
export async function meteredCosmos(account?: CosmosStoreOptions): Promise<MeteredCosmos> {
  return account === undefined ? emulated() : charging(account);
}

async function emulated(): Promise<MeteredCosmos> {
  const cosmos = await startCosmos();
  const { proxy, endpoint, key } = cosmos;
  const charges = new Charges();
  proxy.onAnswer = charges.note;
  return {
    store: directed(await openCosmosStore({ endpoint, key, database: 'sentinel', container: 'panels' })),
    asked: () => proxy.seen.length,
    units: () => charges.total,
    since: (count) => proxy.seen.slice(count),
    close: () => cosmos.close(),
  };
}

async function charging(account: CosmosStoreOptions): Promise<MeteredCosmos> {
  let [asked, charged] = [0, 0];
  const onCharge = (units: number) => {
    asked += 1;
    charged += units;
  };
  const store = directed(await openCosmosStore({ ...account, onCharge }));
  return { store, asked: () => asked, units: () => charged, since: () => [], close: async () => {} };
}

/** As the server opens it. */
function directed(store: PanelStore): PanelStore {
  return new SeatDirectory(store, () => {});
}
