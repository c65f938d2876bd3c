import { openSqlite } from '../../bot/wiring/sqlite';
import { asKept, broughtUp, fileIn, leftStore, type Standing, standingIn, upgradesIn } from './largeCorpus';
import { query, type RunningServer, serverProcess, startServer, tokenOf, waitFor } from '../support/runningServer';

const isWholeForm = process.env['SOAK'] === 'whole';
/** `npm run soak` kills more often in a longer walk: what a kill among one kind and among the next leaves, two show. */
const MORE = isWholeForm ? { meetings: 150, cards: 2_000 } : { meetings: 100, cards: 500 };
/** How many documents are written when the process is killed: among the meetings, then among the cards. */
const KILLS = isWholeForm ? [25, 100, 500, 1_200] : [25, 300];

/** How many of those that were added are as this version writes them. */
function writtenCounter(dataDir: string): { count(): number; close(): void } {
  const db = openSqlite(fileIn(dataDir), { readOnly: true });
  const counted = db.prepare(
    `SELECT count(*) n FROM documents WHERE type IN ('meeting', 'cardCopy') AND id LIKE '%:more-%' AND version NOT LIKE 'left.%'`,
  );
  return { count: () => Number(Object(counted.get()).n), close: () => db.close() };
}

async function killedAt(dataDir: string, enough: number): Promise<number> {
  const written = writtenCounter(dataDir);
  const server = serverProcess({ dataDir });
  await server.until(`${enough} documents are written`, () => (written.count() >= enough ? true : undefined));
  await server.kill('SIGKILL');
  const left = MORE.meetings + MORE.cards - written.count();
  written.close();
  return left;
}

async function isWhole(dataDir: string): Promise<boolean> {
  const written = writtenCounter(dataDir);
  const count = written.count();
  written.close();
  return count === MORE.meetings + MORE.cards;
}

/** As one process alone leaves it that nobody disturbs. */
function expectWhole(after: Standing, before: Standing): void {
  expect(asKept(after)).toEqual(broughtUp(before));
  const earlier = before.documents.filter(({ type }) => type !== 'cardCopy').map(({ id }) => id);
  expect(upgradesIn(after).sort()).toEqual(earlier.sort());
  expect(after.faults).toEqual([]);
  expect(after.entries.map(({ number }) => number)).toEqual(after.entries.map((_, at) => at + 1));
}

async function answers(server: RunningServer): Promise<void> {
  const token = await tokenOf(server.url, 'Callum Reeve');
  for (const name of ['tasks.list', 'issues.list', 'meetings.list', 'chats.list']) {
    expect((await query(server.url, token, name)).items.length).toBeGreaterThan(0);
  }
  expect(await query(server.url, token, 'log.check')).toMatchObject({ intact: true });
}

it('an old store whose server is killed again and again while it is brought up to date comes out whole', async () => {
  const dataDir = leftStore(MORE);
  const before = await standingIn(dataDir);
  const left: number[] = [];
  for (const enough of KILLS) left.push(await killedAt(dataDir, enough));
  // Each of them in the middle, and each further on than the one before.
  expect(left.every((some, at) => some > 0 && some < (left[at - 1] ?? MORE.meetings + MORE.cards))).toBe(true);
  const server = await startServer({ dataDir });
  await waitFor('the walk is over', async () => (await isWhole(dataDir)) || undefined);
  await answers(server);
  await server.stop();
  expectWhole(await standingIn(dataDir), before);
}, 60_000);

// Two processes at once on one store: outboxProcesses and upgrade try them in the short form too.
(isWholeForm ? it : it.skip)(
  'two servers that start at once on an old store both serve, and leave what one would have left',
  async () => {
    const dataDir = leftStore(MORE);
    const before = await standingIn(dataDir);
    const servers = await Promise.all([startServer({ dataDir }), startServer({ dataDir })]);
    await waitFor('the walk is over', async () => (await isWhole(dataDir)) || undefined);
    for (const server of servers) await answers(server);
    await Promise.all(servers.map((server) => server.stop()));
    expectWhole(await standingIn(dataDir), before);
  },
  60_000,
);
