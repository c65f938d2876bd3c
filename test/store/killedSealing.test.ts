import { digestsIn } from '../../bot/domain/log';
import { checkLog } from '../../bot/ledger/logCheck';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { openSqlite } from '../../bot/wiring/sqlite';
import { readLog, sha256 } from '../support/ledgerTasks';
import { serverProcess, startServer, waitFor } from '../support/runningServer';
import { shapesOfHead } from './corpusStores';
import { fileIn, leftStore } from './largeCorpus';

const isWhole = process.env['SOAK'] === 'whole';
const MORE = { meetings: 0, cards: 0, tasks: isWhole ? 2_000 : 1_000 };
/** How many tasks are sealed when the process is killed. */
const KILLS = isWhole ? [25, 400, 1_200] : [25, 400];

function sealedCounter(dataDir: string): { count(): number; close(): void } {
  const db = openSqlite(fileIn(dataDir), { readOnly: true });
  // The server writes the whole file anew when it first opens it.
  db.exec('PRAGMA busy_timeout = 5000');
  const counted = db.prepare(
    `SELECT count(*) n FROM documents WHERE type = 'task' AND json_extract(keys, '$.entry') IS NOT NULL`,
  );
  return { count: () => Number(Object(counted.get()).n), close: () => db.close() };
}

async function killedAt(dataDir: string, enough: number): Promise<number> {
  const sealed = sealedCounter(dataDir);
  const server = serverProcess({ dataDir });
  await server.until(`${enough} tasks are sealed`, () => (sealed.count() >= enough ? true : undefined));
  await server.kill('SIGKILL');
  const count = sealed.count();
  sealed.close();
  return count;
}

/** As one process alone leaves it that nobody disturbs. */
async function expectSealedOnce(dataDir: string): Promise<void> {
  const store = openSqliteStore(fileIn(dataDir));
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  const entries = await readLog(store, head.panelId);
  const { records, faults } = await checkLog(store, head.panelId, sha256);
  await store.close();
  expect(faults).toEqual([]);
  expect(records.unchecked).toBe(0);
  const found = entries
    .filter(({ action }) => action === 'records-found')
    .flatMap((entry) => Object.keys(digestsIn(entry)));
  expect(found.length).toBeGreaterThan(MORE.tasks);
  expect(new Set(found).size).toBe(found.length);
  expect(entries.filter(({ action }) => action === 'records-sealed')).toHaveLength(1);
}

const isSealed = (dataDir: string) => async () => shapesOfHead(dataDir)?.sealed;

it('an old store whose server is killed again and again while it seals records has each sealed once', async () => {
  const dataDir = leftStore(MORE);
  const sealed: number[] = [];
  for (const enough of KILLS) sealed.push(await killedAt(dataDir, enough));
  // Each of them in the middle, and each further on than the one before.
  expect(sealed.every((some, at) => some > (sealed[at - 1] ?? 0) && some < MORE.tasks)).toBe(true);
  const server = await startServer({ dataDir });
  await waitFor('all is sealed', isSealed(dataDir));
  await server.stop();
  await expectSealedOnce(dataDir);
}, 60_000);

// Two processes at once on one store: outboxProcesses and upgrade try them in the short form too.
(isWhole ? it : it.skip)(
  'two servers that start at once on an old store seal each record once between them',
  async () => {
    const dataDir = leftStore(MORE);
    const servers = await Promise.all([startServer({ dataDir }), startServer({ dataDir })]);
    await waitFor('all is sealed', isSealed(dataDir));
    await Promise.all(servers.map((server) => server.stop()));
    await expectSealedOnce(dataDir);
  },
  60_000,
);
