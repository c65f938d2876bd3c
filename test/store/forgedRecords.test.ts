import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PanelId } from '../../bot/domain/ids';
import { checkLog } from '../../bot/ledger/logCheck';
import type { PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder } from '../support/intruder';
import { aLedger, faultsIn, ledgerNow, proposeTask, retitleTask, sha256 } from '../support/ledgerTasks';
import { aPanelId, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-forged-'));
afterAll(() => rmSync(folder, { recursive: true }));

function describeForging(name: string, start: () => Promise<StorePlace>): void {
  describe(`a record that somebody forged in the store and others then wrote over, on ${name}`, () => {
    let place: StorePlace;
    let store: PanelStore;
    let panelId: PanelId;
    let intruder: Intruder;
    let ledger: ReturnType<typeof aLedger>;
    beforeAll(async () => {
      place = await start();
      store = await place.open();
    });
    /** Entries 1 and 2 propose tasks. */
    beforeEach(async () => {
      panelId = aPanelId();
      intruder = new Intruder(store, panelId);
      ledger = aLedger(store);
      for (const id of ['t1', 't2']) await propose(id);
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });
    const propose = (id: string) => ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
    const retitle = (id: string, title: string) =>
      ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, id, title));
    const forge = () => intruder.alter('task:t1', (task) => ({ ...task, detail: 'Leave the yard alone' }));

    it('is named, with the entry that wrote it over, however often it is written after that', async () => {
      await forge();
      for (const title of ['Visit the yard', 'Watch the yard']) await retitle('t1', title);
      await retitle('t2', 'Look at the books');
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-forged', record: 'task:t1', by: 3 }]);
    });

    it('is named too where its salt was forged or taken away with it', async () => {
      await forge();
      await intruder.relabel('task:t1', { salt: 'another' });
      await retitle('t1', 'Visit the yard');
      await intruder.unseal('task:t2');
      await retitle('t2', 'Look at the books');
      expect(await faultsIn(store, panelId)).toEqual([
        { kind: 'record-forged', record: 'task:t1', by: 3 },
        { kind: 'record-forged', record: 'task:t2', by: 4 },
      ]);
    });

    it('is named where it was put there, and where it was taken away and made anew', async () => {
      const { version: _, id: __, panelId: ___, value, ...document } = await intruder.read('task:t1');
      await intruder.plant('task:t9', { ...document, value: { ...Object(value), id: 't9' } });
      await retitle('t9', 'Visit nobody');
      await intruder.remove('task:t2');
      await propose('t2');
      expect(await faultsIn(store, panelId)).toEqual(
        expect.arrayContaining([
          { kind: 'record-forged', record: 'task:t9', by: 3 },
          { kind: 'record-forged', record: 'task:t2', by: 4 },
        ]),
      );
    });

    it('nothing is where many wrote it, together and from two processes, and nobody forged', async () => {
      await Promise.all(['One', 'Two', 'Three'].map((title) => retitle('t1', title)));
      const other = aLedger(await place.open());
      await other.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't1', 'By another process'));
      await retitle('t1', 'And by this one');
      expect(await checkLog(store, panelId, sha256)).toMatchObject({ records: { whole: 2 }, faults: [] });
    });

    it('was last written in the form of before: it is taken as it stands, and held from then on', async () => {
      await intruder.leaveInSecondForm();
      expect(await faultsIn(store, panelId)).toEqual([]);
      await retitle('t1', 'Visit the yard');
      expect(await faultsIn(store, panelId)).toEqual([]);
      await forge();
      await retitle('t1', 'Watch the yard');
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-forged', record: 'task:t1', by: 4 }]);
    });
  });
}

describeForging('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'log.db')),
  close: async () => {},
}));

describeForging('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});
