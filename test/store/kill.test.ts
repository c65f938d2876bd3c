import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wordsOf } from '../../bot/domain/log';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { faultsIn, readLog } from '../support/ledgerTasks';
import { aPanelId } from '../support/storeDocuments';
import { bundle } from '../support/bundle';

const root = path.resolve(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-kill-'));
const script = path.join(folder, 'ledgerWriter.js');
const CHANGES = 1_000;

interface Run {
  readonly child: ChildProcess;
  /** "<id> <number>" of each acknowledged change. */
  readonly acknowledged: string[];
}

beforeAll(() => bundle('test/support/ledgerWriter.ts', script));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a writer; it is killed as soon as `killAfter` changes are acknowledged. */
function startWriter(file: string, panelId: string, prefix: string, count: number, killAfter = Infinity): Run {
  const child = spawn(process.execPath, [script, file, panelId, prefix, String(count)], {
    env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    acknowledged.push(...lines);
    if (acknowledged.length >= killAfter) child.kill('SIGKILL');
  });
  return { child, acknowledged };
}

/** Reopens the file and gives "<id> <number>" of each task in its log, after checking the log itself. */
async function survivors(file: string, panelId: ReturnType<typeof aPanelId>): Promise<string[]> {
  const store = openSqliteStore(file);
  try {
    const entries = await readLog(store, panelId);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    expect(await faultsIn(store, panelId)).toEqual([]);
    const tasks = await store.query(panelId, {
      type: 'task',
      order: { key: 'number', direction: 'ascending' },
      limit: 5_000,
    });
    const written = tasks.map(({ id, keys }) => `${id.replace('task:', '')} ${String(keys['number'])}`);
    const logged = entries.map((entry) => `${entry.subject.id} ${wordsOf(entry)?.reference.replace('SEN-27-', '')}`);
    expect(logged).toEqual(written);
    return written;
  } finally {
    await store.close();
  }
}

it('keeps every acknowledged change of 1,000 through kills in the middle, and nothing by halves', async () => {
  const file = path.join(folder, 'killed.db');
  const panelId = aPanelId();
  const acknowledged: string[] = [];
  for (const [turn, killAfter] of [1, 37, 150, 260, Infinity].entries()) {
    const run = startWriter(file, panelId, `turn${turn}`, CHANGES - acknowledged.length, killAfter);
    const [, signal] = await once(run.child, 'close');
    expect(signal).toBe(killAfter === Infinity ? null : 'SIGKILL');
    acknowledged.push(...run.acknowledged);
    const written = await survivors(file, panelId);
    expect(acknowledged.filter((change) => !written.includes(change))).toEqual([]);
    // A killed process may have written what it could no longer acknowledge: the few that were under way.
    expect(written.length - acknowledged.length).toBeLessThanOrEqual(4 * (turn + 1));
  }
  expect(acknowledged).toHaveLength(CHANGES);
}, 30_000);

it('lets two processes write into one file at once, and a killed one not hold up the other', async () => {
  const file = path.join(folder, 'shared.db');
  const panelId = aPanelId();
  const runs = [startWriter(file, panelId, 'a', 150), startWriter(file, panelId, 'b', 150, 60)];
  const exits = await Promise.all(runs.map(({ child }) => once(child, 'close')));
  expect(exits).toEqual([
    [0, null],
    [null, 'SIGKILL'],
  ]);
  const written = await survivors(file, panelId);
  const acknowledged = runs.flatMap((run) => run.acknowledged);
  expect(acknowledged.filter((change) => !written.includes(change))).toEqual([]);
  expect(runs[0]?.acknowledged).toHaveLength(150);
  expect(new Set(acknowledged.map((change) => change.split(' ')[1])).size).toBe(acknowledged.length);
}, 30_000);
