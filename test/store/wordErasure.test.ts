import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemberId, type PanelId } from '../../bot/domain/ids';
import type { LogEntry } from '../../bot/domain/log';
import { checkLog } from '../../bot/ledger/logCheck';
import { logKey } from '../../bot/ledger/records';
import type { PanelStore, Write } from '../../bot/ledger/store';
import { eraseWords, followWriters } from '../../bot/ledger/wordErasure';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder } from '../support/intruder';
import { aLedger, faultsIn, ledgerNow, proposeTask, readLog, retitleTask, sha256 } from '../support/ledgerTasks';
import { aDocument, aPanelId, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-erasure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const by = MemberId.parse('callum-reeve');
type Ledger = ReturnType<typeof aLedger>;

async function erase(store: PanelStore, ledger: Ledger, panelId: PanelId, numbers: readonly number[]) {
  const writers = await followWriters(store, panelId, numbers);
  return ledger.change(panelId, ledgerNow, async (draft) => {
    const found = await Promise.all(numbers.map((number) => draft.read('log', logKey(number))));
    const entries = found.filter((entry): entry is LogEntry => entry !== undefined);
    const { erased } = await eraseWords(draft, { entries, by, reason: 'Its time is over', writers }, sha256);
    return erased;
  });
}

function describeErasure(name: string, start: () => Promise<StorePlace>): void {
  describe(`words erased from a log on ${name}`, () => {
    let place: StorePlace;
    let store: PanelStore;
    let panelId: PanelId;
    let ledger: Ledger;
    let intruder: Intruder;
    beforeAll(async () => {
      place = await start();
      store = await place.open();
    });
    /** Entries 1 to 3 propose tasks; 4 and 5 retitle the first one. */
    beforeEach(async () => {
      panelId = aPanelId();
      ledger = aLedger(store);
      intruder = new Intruder(store, panelId);
      for (const id of ['t1', 't2', 't3']) {
        await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
      }
      for (const title of ['Watch the yard', 'Visit the yard']) {
        await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't1', title));
      }
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    it('are gone with their salt, the chain verifies, and every record still stands by the log', async () => {
      expect(await erase(store, ledger, panelId, [2, 4, 5])).toEqual([2, 4, 5]);
      const entries = await readLog(store, panelId);
      for (const number of [2, 4, 5]) expect(entries[number - 1]).not.toHaveProperty('words');
      expect(entries[5]).toMatchObject({
        ...{ number: 6, action: 'log-words-erased', kind: 'erasure', by, erased: [2, 4, 5] },
        words: { note: 'Its time is over' },
      });
      expect(await checkLog(store, panelId, sha256)).toEqual({
        entries: 6,
        erased: 3,
        records: { whole: 3, asFound: 0, unchecked: 0 },
        faults: [],
      });
    });

    it('leave each record held against the log: what is changed behind its back is found afterwards', async () => {
      await erase(store, ledger, panelId, [5]);
      await alter('task:t1', (task) => ({ ...task, title: 'Leave the yard alone' }));
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-altered', record: 'task:t1' }]);
    });

    it('go once: what has none left is refused, and nothing more is written', async () => {
      await erase(store, ledger, panelId, [5]);
      await expect(erase(store, ledger, panelId, [5])).rejects.toMatchObject({ code: 'words-gone' });
      expect(await readLog(store, panelId)).toHaveLength(6);
      expect(await erase(store, ledger, panelId, [4, 5])).toEqual([4]);
    });

    it('are never those of an erasure or a refusal: who erased what, and was refused what, stays to be read', async () => {
      await erase(store, ledger, panelId, [5]);
      const subject = { type: 'task', id: 't9', reference: '' } as const;
      await ledger.change(panelId, ledgerNow, async (draft) => {
        draft.log({ action: 'access-refused', by, subject, readers: [], note: 'tasks.get' });
      });
      for (const number of [6, 7]) {
        const refused = { code: 'words-kept', facts: { number: String(number) } };
        await expect(erase(store, ledger, panelId, [4, number])).rejects.toMatchObject(refused);
      }
      const entries = await readLog(store, panelId);
      expect(entries).toHaveLength(7);
      expect(entries.map((entry) => 'words' in entry)).toEqual([true, true, true, true, false, true, true]);
    });

    it('do not go while a record that they vouch for was changed behind the log’s back', async () => {
      await alter('task:t1', (task) => ({ ...task, title: 'Leave the yard alone' }));
      await expect(erase(store, ledger, panelId, [5])).rejects.toMatchObject({ code: 'log-broken' });
      // An earlier entry vouches for it no longer.
      expect(await erase(store, ledger, panelId, [4])).toEqual([4]);
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-altered', record: 'task:t1' }]);
    });

    it('are no way to have a record vouched for that was put back to what it was before', async () => {
      const before = await store.read(panelId, 'task:t2');
      await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't2', 'Look at the books'));
      await alter('task:t2', () => ({ ...Object(before?.value) }));
      expect(await erase(store, ledger, panelId, [2])).toEqual([2]);
      expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-altered', record: 'task:t2' }]);
    });

    it.each(['with a salt of its own', 'without'])(
      'are no way to it either where a record, %s, says that the erased entry wrote it last, or that a later one did',
      async (salt) => {
        if (salt === 'without') await intruder.leaveInSecondForm();
        const before = await intruder.read('task:t2');
        await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't2', 'Look at the books'));
        await intruder.putBack(before);
        await erase(store, ledger, panelId, [2]);
        expect(await faultsIn(store, panelId)).toContainEqual({ kind: 'record-altered', record: 'task:t2' });
        await alter('task:t1', (task) => ({ ...task, title: 'Leave the yard alone' }), { entry: 6 });
        await erase(store, ledger, panelId, [5]);
        expect(await faultsIn(store, panelId)).toContainEqual({ kind: 'record-altered', record: 'task:t1' });
      },
    );

    it.each(['do not say which entry they stand by', 'say it'])(
      'of a log as versions of before left it, whose records have no salt of their own and %s',
      async (labels) => {
        await intruder.leaveInSecondForm();
        if (labels !== 'say it') for (const id of ['t1', 't2', 't3']) await intruder.unlabel(`task:${id}`);
        expect(await erase(store, ledger, panelId, [5])).toEqual([5]);
        expect((await readLog(store, panelId))[5]).toHaveProperty(['vouched', 'task:t1']);
        await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't2', 'Look at the books'));
        expect(await erase(store, ledger, panelId, [2])).toEqual([2]);
        expect(await checkLog(store, panelId, sha256)).toMatchObject({ erased: 2, records: { whole: 3 }, faults: [] });
        await alter('task:t1', (task) => ({ ...task, title: 'Leave the yard alone' }));
        expect(await faultsIn(store, panelId)).toEqual([{ kind: 'record-altered', record: 'task:t1' }]);
      },
    );

    it('do not go where they were altered, nor are words that somebody took named as erased', async () => {
      await alter(`log:${logKey(2)}`, (entry) => ({ ...entry, words: { salt: 'x', reference: 'Another' } }));
      await expect(erase(store, ledger, panelId, [2, 3])).rejects.toMatchObject({ code: 'log-broken' });
      await alter(`log:${logKey(3)}`, (entry) => ({ ...entry, words: undefined }));
      await expect(erase(store, ledger, panelId, [3])).rejects.toMatchObject({ code: 'words-gone' });
      expect(await faultsIn(store, panelId)).toContainEqual({ kind: 'words-missing', number: 3 });
    });

    it('vouch for a record as the same group of changes leaves it', async () => {
      const retitled = ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't1', 'Walk the yard'));
      const together = [retitled, erase(store, ledger, panelId, [5]), erase(store, ledger, panelId, [4])];
      await Promise.all(together);
      expect(await faultsIn(store, panelId)).toEqual([]);
    });

    it('go while another process writes the same record', async () => {
      const other = aLedger(await place.open());
      const retitle = (title: string) => other.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't1', title));
      await Promise.all([retitle('One'), erase(store, ledger, panelId, [5]), retitle('Two')]);
      await Promise.all([erase(store, ledger, panelId, [1, 4]), retitle('Three')]);
      expect(await faultsIn(store, panelId)).toEqual([]);
    });

    async function alter(
      id: string,
      change: (value: object) => object,
      more: Readonly<Record<string, number | undefined>> = {},
    ): Promise<void> {
      const found = await store.read(panelId, id);
      if (found === undefined) throw new Error(`There is no ${id}`);
      const { version, ...document } = found;
      const altered = JSON.parse(JSON.stringify({ ...document, value: change(Object(document.value)), ...more }));
      await store.commit(panelId, [{ kind: 'replace', document: altered, version }]);
    }
  });
}

describeErasure('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'log.db')),
  close: async () => {},
}));

describeErasure('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});

describe('the files of the embedded store', () => {
  /** Those that are found anywhere in a database, its write-ahead log or the index of that. */
  function foundIn(name: string, texts: readonly string[]): string[] {
    const names = readdirSync(folder).filter((each) => each.startsWith(name));
    const bytes = names.map((each) => readFileSync(path.join(folder, each)));
    return texts.filter((text) => bytes.some((each) => each.includes(text)));
  }

  it('hold erased words and their salt nowhere once they are purged, nor after they are closed, nor once they are opened after a kill', async () => {
    const store = openSqliteStore(path.join(folder, 'words.db'));
    const panelId = aPanelId();
    const ledger = aLedger(store);
    const titles = Array.from({ length: 40 }, (_, index) => `Erasable${index}.`);
    await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, 't'));
    for (const title of [...titles, 'Plain']) {
      await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't', title));
    }
    const numbers = titles.map((_, index) => index + 2);
    const entries = (await readLog(store, panelId)).filter(({ number }) => numbers.includes(number));
    const salts = entries.flatMap((entry) => (entry.form === 3 && entry.words ? [entry.words.salt] : []));
    const gone = [...titles, ...salts];
    expect(foundIn('words.db', gone)).toHaveLength(80);
    await erase(store, ledger, panelId, numbers);
    // As a process leaves them that is killed before it purges.
    for (const end of ['', '-wal'])
      copyFileSync(path.join(folder, `words.db${end}`), path.join(folder, `killed.db${end}`));
    expect(foundIn('killed.db', gone)).toHaveLength(80);
    const next = openSqliteStore(path.join(folder, 'killed.db'));
    expect(foundIn('killed.db', gone)).toEqual([]);
    await next.close();
    await store.purge();
    expect(foundIn('words.db', gone)).toEqual([]);
    expect(await faultsIn(store, panelId)).toEqual([]);
    await store.close();
    expect(foundIn('words.db', gone)).toEqual([]);
  });

  it('keep no copy in what a page let go when rows around it grew', async () => {
    const store = openSqliteStore(path.join(folder, 'pages.db'));
    const panelId = aPanelId();
    const versions = new Map<string, string>();
    const write = async (values: Readonly<Record<string, string>>) => {
      const ids = Object.keys(values);
      const writes = ids.map((id): Write => {
        const document = aDocument({ panelId, id, value: values[id] });
        const version = versions.get(id);
        return version === undefined ? { kind: 'create', document } : { kind: 'replace', document, version };
      });
      for (const [index, version] of (await store.commit(panelId, writes)).entries()) {
        versions.set(ids[index] ?? '', version);
      }
    };
    const random = randomFrom(1);
    const texts: string[] = [];
    for (let round = 0; round < 600; round++) {
      const task = round % 2 === 0 ? round / 2 : random(round / 2);
      const said = [0, 1, 2].map((index) => `Erasable${round * 3 + index}.`);
      texts.push(...said);
      const entries = said.map((text, index) => [`log:${round * 3 + index}`, text + 'w'.repeat(random(300))]);
      await write({ [`task:${Math.floor(task)}`]: 't'.repeat(200 + random(3000)), ...Object.fromEntries(entries) });
    }
    for (let round = 0; round < 600; round++) {
      await write(Object.fromEntries([0, 1, 2].map((index) => [`log:${round * 3 + index}`, 'x'])));
    }
    await store.purge();
    expect(foundIn('pages.db', texts)).toEqual([]);
    await store.close();
  });
});

/** The same numbers each time, below what is asked for. */
function randomFrom(seed: number): (below: number) => number {
  let last = seed;
  return (below) => {
    last = (last * 48271) % 0x7fffffff;
    return last % Math.max(1, Math.ceil(below));
  };
}
