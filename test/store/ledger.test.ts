import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PanelId, TaskId } from '../../bot/domain/ids';
import { type LogEntry, wordsOf } from '../../bot/domain/log';
import { Refusal } from '../../bot/domain/refusal';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { OutcomeUnknown, type PanelStore } from '../../bot/ledger/store';
import { recordOf } from '../../bot/ledger/records';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import { aLedger, faultsIn, ledgerNow, proposeTask, readLog, retitleTask } from '../support/ledgerTasks';
import { aPanelId, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A store that counts the commits attempted on it. */
function counted(store: PanelStore): PanelStore & { commits: number } {
  const counting = {
    commits: 0,
    read: store.read.bind(store),
    query: store.query.bind(store),
    queryEverywhere: store.queryEverywhere.bind(store),
    walk: store.walk.bind(store),
    purge: store.purge.bind(store),
    close: store.close.bind(store),
    commit: (...batch: Parameters<PanelStore['commit']>) => {
      counting.commits += 1;
      return store.commit(...batch);
    },
  };
  return counting;
}

async function expectWholeLog(store: PanelStore, panelId: PanelId, length: number): Promise<LogEntry[]> {
  const entries = await readLog(store, panelId);
  expect(entries.map(({ number }) => number)).toEqual(upTo(length));
  expect(await faultsIn(store, panelId)).toEqual([]);
  return entries;
}

async function titles(store: PanelStore, panelId: PanelId): Promise<string[]> {
  const found = await store.query(panelId, {
    type: 'task',
    order: { key: 'number', direction: 'ascending' },
    limit: 500,
  });
  return found.map((document) => recordOf('task', document).title);
}

function describeLedger(name: string, start: () => Promise<StorePlace>): void {
  describe(`the ledger on ${name}`, () => {
    let place: StorePlace;
    let store: PanelStore & { commits: number };
    let panelId: PanelId;
    const announced: LogEntry[] = [];
    const announcer = { announce: (_: PanelId, entries: readonly LogEntry[]) => announced.push(...entries) };
    beforeAll(async () => {
      place = await start();
      store = counted(await place.open());
    });
    beforeEach(() => {
      panelId = aPanelId();
      announced.splice(0);
      store.commits = 0;
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    async function withTasks(count: number): Promise<void> {
      const ledger = aLedger(store);
      await Promise.all(
        upTo(count).map((id) =>
          ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, `t${id}`)),
        ),
      );
      store.commits = 0;
    }

    it('takes 40 changes at once in no more than 40 commits, none lost or doubled, each announced once', async () => {
      await withTasks(40);
      const ledger = aLedger(store, announcer);
      await Promise.all(
        upTo(40).map((id) => ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, `t${id}`, `Done ${id}`))),
      );
      expect(store.commits).toBeLessThanOrEqual(40);
      const entries = await expectWholeLog(store, panelId, 80);
      const notes = entries.slice(40).map((entry) => `${entry.subject.id} ${wordsOf(entry)?.note}`);
      expect(notes).toEqual(upTo(40).map((id) => `t${id} Done ${id}`));
      expect(await titles(store, panelId)).toEqual(upTo(40).map((id) => `Done ${id}`));
      expect(announced).toEqual(entries.slice(40));
    });

    it('takes 40 changes of one record at once, each on top of the one before', async () => {
      await withTasks(1);
      const ledger = aLedger(store);
      await Promise.all(
        upTo(40).map((turn) =>
          ledger.change(panelId, ledgerNow, async (draft) => {
            const before = await draft.read('task', 't1');
            return retitleTask(draft, 't1', `${before?.title} ${turn}`);
          }),
        ),
      );
      await expectWholeLog(store, panelId, 41);
      expect(await titles(store, panelId)).toEqual([`Task t1 ${upTo(40).join(' ')}`]);
    });

    it('lets two processes make 40 changes each: 80 entries, one chain, no reference twice', async () => {
      const others = counted(await place.open());
      try {
        const ledgers = [aLedger(store, announcer), aLedger(others, announcer)];
        await Promise.all(
          upTo(80).map(async (id) => {
            // Spread over time, or each process would write all of its own in one group.
            await new Promise((resolve) => setTimeout(resolve, Math.floor(id / 4) * 2));
            const task = await ledgers[id % 2]?.change(panelId, ledgerNow, async (draft) =>
              proposeTask(draft, panelId, `t${id}`),
            );
            expect(task?.id).toBe(`t${id}`);
          }),
        );
        const entries = await expectWholeLog(store, panelId, 80);
        expect(entries.map((entry) => wordsOf(entry)?.reference)).toEqual(upTo(80).map((number) => `SEN-27-${number}`));
        expect(new Set(entries.map(({ subject }) => subject.id)).size).toBe(80);
        expect(await titles(store, panelId)).toHaveLength(80);
        expect(announced.map(({ number }) => number).sort((a, b) => a - b)).toEqual(upTo(80));
        expect(Math.min(store.commits, others.commits)).toBeGreaterThan(0);
      } finally {
        await others.close();
      }
    });

    it('writes nothing of a refused change, keeps its neighbours and gives its number again', async () => {
      const ledger = aLedger(store, announcer);
      const results = await Promise.allSettled(
        upTo(5).map((id) =>
          ledger.change(panelId, ledgerNow, async (draft) => {
            const task = proposeTask(draft, panelId, `t${id}`);
            if (id === 3) throw new Refusal('not-allowed');
            return task.reference;
          }),
        ),
      );
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code))).toEqual([
        'SEN-27-1',
        'SEN-27-2',
        'not-allowed',
        'SEN-27-3',
        'SEN-27-4',
      ]);
      const entries = await expectWholeLog(store, panelId, 4);
      expect(entries.map(({ subject }) => subject.id)).toEqual(['t1', 't2', 't4', 't5']);
      expect(await store.read(panelId, 'task:t3')).toBeUndefined();
      expect(announced).toEqual(entries);
    });

    it('turns down one change that is larger than a batch and keeps its neighbours', async () => {
      const ledger = aLedger(store);
      const results = await Promise.allSettled([
        ledger.change(panelId, ledgerNow, async (draft) => {
          for (const id of upTo(60)) proposeTask(draft, panelId, `huge${id}`);
        }),
        ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't1').reference),
      ]);
      expect(results[0]).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('batch') } });
      expect(results[1]).toEqual({ status: 'fulfilled', value: 'SEN-27-1' });
      await expectWholeLog(store, panelId, 1);
    });

    it('splits what waits into batches that fit, by bytes as they are sent', async () => {
      const ledger = aLedger(store);
      // 4,000 characters are 12,000 bytes, kept twice: in the value and in the words that it is found by. Eight such
      // tasks a change and eleven changes a batch would be 2.2 MB: seven go together.
      const detail = '案'.repeat(4000);
      await Promise.all(
        upTo(22).map((id) =>
          ledger.change(panelId, ledgerNow, async (draft) => {
            const task = proposeTask(draft, panelId, `t${id}`, detail);
            for (const copy of upTo(7)) draft.put('task', { ...task, id: TaskId.parse(`t${id}-${copy}`) });
          }),
        ),
      );
      await expectWholeLog(store, panelId, 22);
      expect(store.commits).toBe(4);
    });
  });
}

describeLedger('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'ledger.db')),
  close: async () => {},
}));

describeLedger('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});

describe('the ledger when Cosmos fails', () => {
  let cosmos: Cosmos;
  let store: PanelStore;
  let panelId: PanelId;
  const announced: LogEntry[] = [];
  const announcer = { announce: (_: PanelId, entries: readonly LogEntry[]) => announced.push(...entries) };
  const open = (requestTimeoutMs = 1_000) => {
    const { endpoint, key } = cosmos;
    return openCosmosStore({ endpoint, key, database: 'd', container: 'c', requestTimeoutMs });
  };
  beforeAll(async () => {
    cosmos = await startCosmos();
    store = await open();
  });
  beforeEach(() => {
    panelId = aPanelId();
    announced.splice(0);
    cosmos.proxy.clearFaults();
  });
  afterAll(async () => {
    await store.close();
    await cosmos.close();
  });

  it.each([
    ['resetAfter', 1],
    ['resetAfter', 3],
    ['resetBefore', 1],
    ['resetBefore', 3],
    ['hangAfter', 1],
    [503, 2],
    [449, 2],
  ] as const)('makes each change exactly once through %s, %i times', async (act, times) => {
    const ledger = aLedger(store, announcer);
    cosmos.proxy.addFault({ match: (request) => isBatch(request) && request.panelId === panelId, act, times });
    const references = await Promise.all(
      upTo(60).map((id) =>
        ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, `t${id}`).reference),
      ),
    );
    expect(references).toEqual(upTo(60).map((number) => `SEN-27-${number}`));
    const entries = await expectWholeLog(store, panelId, 60);
    expect(entries.map(({ subject }) => subject.id)).toEqual(upTo(60).map((id) => `t${id}`));
    expect(announced).toEqual(entries);
  });

  it('makes each change once though its batch arrives only after it was given up for lost', async () => {
    const ledger = aLedger(store, announcer);
    cosmos.proxy.addFault({ act: 'late' });
    const reference = await ledger.change(
      panelId,
      ledgerNow,
      async (draft) => proposeTask(draft, panelId, 't1').reference,
    );
    expect(reference).toBe('SEN-27-1');
    const entries = await expectWholeLog(store, panelId, 1);
    expect(announced).toEqual(entries);
  });

  it('finds its own batch though another process wrote on top of it meanwhile', async () => {
    const rival = await open();
    const ledger = aLedger(store, announcer);
    cosmos.proxy.addFault({ act: 'resetAfter' });
    const first = ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't1').reference);
    const second = aLedger(rival).change(
      panelId,
      ledgerNow,
      async (draft) => proposeTask(draft, panelId, 't2').reference,
    );
    expect([await first, await second].sort()).toEqual(['SEN-27-1', 'SEN-27-2']);
    await rival.close();
    await expectWholeLog(store, panelId, 2);
    expect(announced).toHaveLength(1);
  });

  it('says that nothing is known when Cosmos keeps silent, and goes on afterwards', async () => {
    const ledger = aLedger(store, announcer);
    cosmos.proxy.addFault({ act: 'resetBefore', times: 99 });
    await expect(
      ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't1')),
    ).rejects.toBeInstanceOf(OutcomeUnknown);
    cosmos.proxy.clearFaults();
    await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't2'));
    const entries = await expectWholeLog(store, panelId, 1);
    expect(announced).toEqual(entries);
  });
});
