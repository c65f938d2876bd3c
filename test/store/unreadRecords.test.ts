import { randomUUID } from 'node:crypto';
import { Ledger } from '../../bot/ledger/ledger';
import { instantOf } from '../../bot/domain/time';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { errorOf } from '../../bot/wiring/logger';
import { Migration } from '../../bot/wiring/migration';
import { sha256 } from '../../bot/wiring/sha256';
import { becomeNextVersion } from '../support/nextVersion';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { keptIn, leftBy, shapesOfHead } from './corpusStores';
import { fileIn } from './largeCorpus';

const REEVE = 'Callum Reeve';
const UNREAD = 'task:task-urgent';

/** A version whose upgrade of tasks has a bug that one of them meets, or the one in which it is mended. */
function becomeVersion(isMended: boolean): () => void {
  const upgrade = (stored: unknown) => {
    const { id, title } = Object(stored);
    if (!isMended && `task:${id}` === UNREAD) throw new Error(`What is “${title}” to mean?`);
    return stored;
  };
  return becomeNextVersion({ task: { upgrades: [upgrade] } });
}

async function listedIn(server: TestServer): Promise<string[]> {
  const { status, body } = await server.query(REEVE, 'tasks.list', { open: 'any', limit: '200' });
  expect(status).toBe(200);
  return body.items.map(({ id }: { id: string }) => `task:${id}`).sort();
}

const unreadIn = (dataDir: string) => shapesOfHead(dataDir)?.unread;

it('a record that an upgrade cannot read stays as it is, apart, until a mended release reads it', async () => {
  const dataDir = leftBy('0cd1912');
  const before = keptIn(dataDir, 'task');
  const all = before.map(({ id }) => id).sort();
  const others = all.filter((id) => id !== UNREAD);

  // Tried again by each start, in vain.
  for (const task of ['task-allocated', 'task-part']) {
    const undo = becomeVersion(false);
    const server = await startTestServer({ DATA_DIR: dataDir });
    await until('it is marked', () => unreadIn(dataDir) !== undefined && shapesOfHead(dataDir)?.unwalked.length === 0);
    expect(unreadIn(dataDir)).toEqual({ task: [UNREAD] });
    expect(await listedIn(server)).toEqual(others);
    const owner = String(before.find(({ id }) => id === `task:${task}`)?.value['ownerId']);
    expect(await server.command(owner, 'task.acknowledge', { taskId: task })).toMatchObject({ status: 200 });
    expect((await server.query(REEVE, 'tasks.get', { taskId: 'task-urgent' })).status).toBe(500);
    await server.close();
    undo();
    expect(keptIn(dataDir, 'task').find(({ id }) => id === UNREAD)).toEqual(before.find(({ id }) => id === UNREAD));
  }

  const undo = becomeVersion(true);
  const mended = await startTestServer({ DATA_DIR: dataDir });
  await until('nothing is unread', () => unreadIn(dataDir) === undefined);
  expect(await listedIn(mended)).toEqual(all);
  expect(keptIn(dataDir, 'task').filter(({ form }) => form !== 2)).toEqual([]);
  expect((await mended.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  await mended.close();
  undo();
});

it('the operator’s log names it by kind and id, without a word of it', async () => {
  const store = openSqliteStore(fileIn(leftBy('0cd1912')));
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  const lines: { message: string; details: object }[] = [];
  const undo = becomeVersion(false);
  const clock = () => instantOf(new Date('2027-05-13T09:00:00.000Z'));
  const migration = new Migration({
    store,
    ledger,
    clock,
    log: (message, details) => lines.push({ message, details }),
  });
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  migration.meet(head);
  const told = await until('it is told', () =>
    lines.find(({ message }) => message.startsWith('A record cannot be read')),
  );
  await migration.stop();
  await store.close();
  undo();
  expect(told.details).toMatchObject({ type: 'task', id: UNREAD });
  const line = JSON.stringify({ ...told.details, error: errorOf(Object(told.details).error) });
  expect(line).not.toContain('What task-urgent asks for');
  expect(line).not.toContain('to mean');
});
