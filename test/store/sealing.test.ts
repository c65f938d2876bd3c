import path from 'node:path';
import type { PanelId } from '../../bot/domain/ids';
import { checkLog } from '../../bot/ledger/logCheck';
import type { PanelStore } from '../../bot/ledger/store';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { Intruder } from '../support/intruder';
import { readLog, sha256 } from '../support/ledgerTasks';
import { startTestServer, until } from '../support/sentinel';
import { keptIn, leftBy, shapesOfHead } from './corpusStores';

/** The one whose log kept no digests, and the one after it, whose records had no salt of their own. */
const UNSEALED = ['a1a9838', '0cd1912'];

const CLEAR = { intact: true, unchecked: 0, faults: [] };

interface Hand {
  readonly store: PanelStore;
  readonly panelId: PanelId;
  readonly intruder: Intruder;
}

/** As whoever has the store in hand, while no server runs. */
async function inHand<T>(dataDir: string, what: (hand: Hand) => Promise<T>): Promise<T> {
  const store = openSqliteStore(path.join(dataDir, 'sentinel.db'));
  try {
    const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
    if (head === undefined) throw new Error('There is no panel');
    return await what({ store, panelId: head.panelId, intruder: new Intruder(store, head.panelId) });
  } finally {
    await store.close();
  }
}

async function sealedBy(version: string): Promise<string> {
  const dataDir = leftBy(version);
  await serveUntilSealed(dataDir);
  return dataDir;
}

async function serveUntilSealed(dataDir: string): Promise<void> {
  const server = await startTestServer({ DATA_DIR: dataDir });
  await until('all records are sealed', () => shapesOfHead(dataDir)?.sealed === true);
  await server.close();
}

const checked = (dataDir: string) => inHand(dataDir, ({ store, panelId }) => checkLog(store, panelId, sha256));

async function said(dataDir: string): Promise<string> {
  let text = '';
  await verifyLog({ args: [dataDir], environment: {}, print: (some) => (text += some) });
  return text;
}

/** Of a kind, one that no later version has written. */
function oneOf(dataDir: string, type: string): string {
  const [found] = keptIn(dataDir, type);
  if (found === undefined) throw new Error(`There is no ${type}`);
  return found.id;
}

describe.each(UNSEALED)('of a store that version %s left, once it was served', (version) => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await sealedBy(version);
  });

  const faults = async () => (await checked(dataDir)).faults;

  it('every record is vouched for, and the log is whole', async () => {
    const { records, faults: found } = await checked(dataDir);
    expect(found).toEqual([]);
    expect(records.unchecked).toBe(0);
    expect(records.whole).toBeGreaterThan(50);
  });

  it('a task that is put there, changed or taken away is found, and a member who is made chair', async () => {
    const task = oneOf(dataDir, 'task');
    const member = 'member:jo-falk';
    const [other] = keptIn(dataDir, 'task').slice(-1);
    await inHand(dataDir, async ({ intruder }) => {
      const { version: _, id: __, panelId: ___, entry: ____, salt: _____, ...document } = await intruder.read(task);
      await intruder.plant('task:forged', { ...document, value: { ...Object(document.value), id: 'forged' } });
      await intruder.alter(task, (value) => ({ ...value, title: 'Leave the yard alone' }));
      await intruder.alter(member, (value) => ({ ...value, role: 'chair' }));
      await intruder.remove(String(other?.id));
    });
    const found = await faults();
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'record-unlogged', record: 'task:forged' },
        { kind: 'record-altered', record: task },
        { kind: 'record-altered', record: member },
        { kind: 'record-missing', record: String(other?.id) },
      ]),
    );
  });

  it('what is put there is found too where the head was made to have all sealed anew', async () => {
    const task = oneOf(dataDir, 'task');
    await inHand(dataDir, async ({ intruder }) => {
      const { version: _, id: __, panelId: ___, entry: ____, salt: _____, ...document } = await intruder.read(task);
      await intruder.plant('task:forged', { ...document, value: { ...Object(document.value), id: 'forged' } });
      await intruder.alter('head', ({ shapes, ...head }: { shapes?: object }) => ({
        ...head,
        shapes: { ...shapes, sealed: undefined },
      }));
    });
    await serveUntilSealed(dataDir);
    expect(await faults()).toEqual([{ kind: 'record-unlogged', record: 'task:forged' }]);
  });
});

describe('a store whose log kept no digests', () => {
  it('is said to have records that cannot be checked, until they are sealed', async () => {
    const dataDir = leftBy('a1a9838');
    const { records } = await checked(dataDir);
    expect(records.whole).toBe(0);
    expect(records.unchecked).toBeGreaterThan(50);
    const text = await said(dataDir);
    expect(text).toContain(
      `${records.unchecked} records were written before the log kept digests, or filed by a later version; they cannot be checked.`,
    );
    expect(text).toContain('The log is whole, as far as it can be checked.');
  });

  it('has them sealed as they were found, and the check does not say that anybody wrote them so', async () => {
    const dataDir = leftBy('a1a9838');
    const values = () => Object.fromEntries(keptIn(dataDir, 'task').map(({ id, value }) => [id, value]));
    const before = values();
    await serveUntilSealed(dataDir);
    expect(values()).toEqual(before);
    const { records } = await checked(dataDir);
    expect(records.asFound).toBeGreaterThan(Object.keys(before).length);
    expect(await said(dataDir)).toContain(
      `Of these, ${records.asFound} were written before the log kept digests, and were sealed as found:`,
    );
  });

  it('is sealed once: a second start writes nothing of it, and the coordinator’s check says so', async () => {
    const dataDir = await sealedBy('a1a9838');
    const sealings = () =>
      inHand(dataDir, async ({ store, panelId }) =>
        (await readLog(store, panelId))
          .filter(({ action }) => action.startsWith('records-'))
          .map(({ number }) => number),
      );
    const before = await sealings();
    await serveUntilSealed(dataDir);
    expect(await sealings()).toEqual(before);
    const server = await startTestServer({ DATA_DIR: dataDir });
    expect((await server.query('Callum Reeve', 'log.check')).body).toMatchObject(CLEAR);
    await server.close();
  });
});
