import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PanelId } from '../../bot/domain/ids';
import { canonical } from '../../bot/domain/canonical';
import { genesisHash } from '../../bot/domain/log';
import { checkLog } from '../../bot/ledger/logCheck';
import { recordOf } from '../../bot/ledger/records';
import type { PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder, logId } from '../support/intruder';
import { aLedger, faultsIn, ledgerNow, proposeTask, readLog, retitleTask, sha256 } from '../support/ledgerTasks';
import { aPanelId, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-log-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function describeCheck(name: string, start: () => Promise<StorePlace>): void {
  describe(`the check of a log on ${name}`, () => {
    let place: StorePlace;
    let store: PanelStore;
    let panelId: PanelId;
    let intruder: Intruder;
    beforeAll(async () => {
      place = await start();
      store = await place.open();
    });
    /** Five tasks proposed and the third one altered: six entries. */
    beforeEach(async () => {
      panelId = aPanelId();
      intruder = new Intruder(store, panelId);
      const ledger = aLedger(store);
      for (const id of ['t1', 't2', 't3', 't4', 't5']) {
        await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
      }
      await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't3', 'Visit the yard'));
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    it('finds nothing where nothing was touched, and counts what it held against the log', async () => {
      expect(await checkLog(store, panelId, sha256)).toEqual({
        entries: 6,
        erased: 0,
        records: { whole: 5, asFound: 0, unchecked: 0 },
        faults: [],
      });
    });

    it('finds an altered entry', async () => {
      await intruder.alter(logId(3), (entry) => ({ ...entry, at: '2027-03-01T00:00:00.000Z' }));
      // Nor is it found any more by what it says.
      const kinds = ['altered', 'misfiled'].map((kind) => ({ kind, number: 3 }));
      expect(await faultsIn(store, panelId)).toEqual(kinds);
    });

    it('finds altered words, and words that somebody took away', async () => {
      await intruder.alter(logId(6), (entry) => ({
        ...entry,
        words: { salt: 'x', reference: 'SEN-27-3', note: 'Nothing' },
      }));
      await intruder.alter(logId(2), (entry) => ({ ...entry, words: undefined }));
      expect(await faultsIn(store, panelId)).toEqual(
        expect.arrayContaining([
          { kind: 'words-altered', number: 6 },
          { kind: 'words-missing', number: 2 },
        ]),
      );
    });

    it('finds an entry that is none any more, and what it stood for alone', async () => {
      await intruder.alter(logId(3), () => ({ nothing: 'at all' }));
      await intruder.remove('task:t3');
      expect(await faultsIn(store, panelId)).toEqual([
        { kind: 'unreadable', number: 3 },
        { kind: 'record-missing', record: 'task:t3' },
      ]);
    });

    it('finds a tail that was cut off with the head, and two points that contradict each other', async () => {
      const [, , , , fifth, sixth] = await readLog(store, panelId);
      if (fifth === undefined || sixth === undefined) throw new Error('There are six');
      await intruder.cutBack(4);
      const { faults } = await checkLog(store, panelId, sha256, [fifth, sixth, { ...fifth, hash: 'f'.repeat(64) }]);
      expect(faults).toContainEqual({ kind: 'cut', number: 5 });
      const other = { number: 4, hash: 'f'.repeat(64) };
      const [, , , fourth] = await readLog(store, panelId);
      if (fourth === undefined) throw new Error('There are four left');
      for (const anchors of [
        [fourth, other],
        [other, fourth],
      ]) {
        const found = await checkLog(store, panelId, sha256, anchors);
        expect(found.faults).toContainEqual({ kind: 'rewritten', number: 4 });
      }
    });

    it('finds an entry that was taken out of the middle', async () => {
      await intruder.remove(logId(4));
      const faults = await faultsIn(store, panelId);
      expect(faults[0]).toEqual({ kind: 'missing', number: 4 });
    });

    it('finds two entries that changed places', async () => {
      const [, second, third] = await readLog(store, panelId);
      if (second === undefined || third === undefined) throw new Error('There are six');
      await intruder.alter(logId(2), () => ({ ...third, number: 2 }));
      await intruder.alter(logId(3), () => ({ ...second, number: 3 }));
      expect(await faultsIn(store, panelId)).toEqual(
        expect.arrayContaining([
          { kind: 'altered', number: 2 },
          { kind: 'altered', number: 3 },
        ]),
      );
    });

    it('finds a tail that was cut off, by the head', async () => {
      await intruder.remove(logId(6));
      await intruder.remove(logId(5));
      expect(await faultsIn(store, panelId)).toEqual(expect.arrayContaining([{ kind: 'cut', number: 5 }]));
    });

    it('finds a log rewritten whole, its hashes made anew, by a point that was kept outside', async () => {
      const [, , , fourth] = await readLog(store, panelId);
      if (fourth === undefined) throw new Error('There are six');
      await intruder.rewrite((entry) => (entry.number === 2 ? { ...entry, by: 'system' } : entry));
      expect(await faultsIn(store, panelId)).toEqual([]);
      const anchors = [{ number: fourth.number, hash: fourth.hash }];
      expect((await checkLog(store, panelId, sha256, anchors)).faults).toEqual([{ kind: 'rewritten', number: 4 }]);
    });

    it('finds a record that was changed, taken away or put there behind its back', async () => {
      await intruder.alter('task:t3', (task) => ({ ...task, title: 'Leave the yard alone' }));
      await intruder.remove('task:t5');
      const { version: _, ...planted } = await intruder.read('task:t1');
      await store.commit(panelId, [{ kind: 'create', document: { ...planted, id: 'task:t9' } }]);
      expect(await faultsIn(store, panelId)).toEqual([
        { kind: 'record-altered', record: 'task:t3' },
        { kind: 'record-unlogged', record: 'task:t9' },
        { kind: 'record-missing', record: 'task:t5' },
      ]);
    });

    it('finds a record that lists no longer find as it says, though it says what was written', async () => {
      await intruder.refile('task:t3', { open: 'no', readers: ['agency:hmrc'] });
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-misfiled', record: 'task:t3' }]);
    });

    it('takes a record for whole that is written while it looks', async () => {
      const ledger = aLedger(store);
      const busy = {
        ...reading(store),
        walk: async (...asked: Parameters<PanelStore['walk']>) => {
          const found = await store.walk(...asked);
          // Between the log and the records somebody goes on working.
          if (asked[1].type === 'log') {
            await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't2', `Walk ${asked[1].after}`));
            await ledger.change(panelId, ledgerNow, async (draft) =>
              proposeTask(draft, panelId, `new-${Math.random()}`),
            );
          }
          return found;
        },
      };
      expect((await checkLog(busy, panelId, sha256)).faults).toEqual([]);
    });
  });
}

function reading(store: PanelStore): PanelStore {
  return {
    read: store.read.bind(store),
    query: store.query.bind(store),
    walk: store.walk.bind(store),
    queryEverywhere: store.queryEverywhere.bind(store),
    commit: store.commit.bind(store),
    purge: store.purge.bind(store),
    close: store.close.bind(store),
  };
}

describeCheck('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'log.db')),
  close: async () => {},
}));

describeCheck('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});

describe('a log that began before its words stood beside it', () => {
  it('is read and verified as it is, and goes on in the form of today', async () => {
    const store = openSqliteStore(path.join(folder, 'first.db'));
    const panelId = aPanelId();
    const facts = {
      ...{ panelId, number: 1, at: ledgerNow, by: 'system', action: 'task-progressed', kind: 'alteration' },
      ...{ subject: { type: 'task', id: 't0', reference: 'SEN-27-0' }, readers: ['*'], note: 'As it was' },
      previousHash: genesisHash,
    };
    const first = { ...facts, hash: sha256(canonical(facts)) };
    const entry = { id: logId(1), panelId, type: 'log', keys: { number: 1, subjectId: 't0' }, value: first };
    const value = { panelId, logNumber: 1, lastHash: first.hash, rosterAsOf: 0, counters: {} };
    const head = { id: 'head', panelId, type: 'head', keys: {}, value };
    await store.commit(
      panelId,
      [head, entry].map((document) => ({ kind: 'create', document }) as const),
    );

    await aLedger(store).change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't1'));
    const [old, added] = await readLog(store, panelId);
    expect(old).toMatchObject({ note: 'As it was' });
    expect(added).toMatchObject({ form: 3, number: 2, previousHash: first.hash });
    const found = await store.read(panelId, 'head');
    expect(found && recordOf('head', found)).toMatchObject({ logNumber: 2, changeNumber: 2 });
    expect(await faultsIn(store, panelId)).toEqual([]);
    await new Intruder(store, panelId).alter(logId(1), (each) => ({ ...each, note: 'As it never was' }));
    expect(await faultsIn(store, panelId)).toEqual([{ kind: 'altered', number: 1 }]);
    await store.close();
  });
});
