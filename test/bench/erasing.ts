import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import { instantOf } from '../../bot/domain/time';
import { logKey } from '../../bot/ledger/records';
import type { PanelStore } from '../../bot/ledger/store';
import { eraseWords, followWriters } from '../../bot/ledger/wordErasure';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { aLedger, sha256 } from '../support/ledgerTasks';
import { quantile } from './measure';
import { textTable } from './requestUnits';
import { seed } from './seed';

/** Erased one after the other, early in the log. */
const TIMES = 9;

/** What erasing the words of an early entry takes, the files' cleaning included, by how long the log is. */
export async function measureErasing(folder: string, lengths: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  const medians: number[] = [];
  for (const logRows of lengths) {
    const dataDir = path.join(folder, `erasing-${logRows}`);
    await seed(dataDir, { tasks: TIMES, logRows });
    const taken = await eraseEarly(path.join(dataDir, 'sentinel.db'));
    const median = quantile(taken.ms, 0.5);
    medians.push(median);
    rows.push([
      `${logRows} more log rows`,
      ...[median, quantile(taken.ms, 1), taken.standstillMs].map((ms) => ms.toFixed(1)),
      String(taken.read),
    ]);
  }
  const ratio = ((medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN)).toFixed(2);
  const last = [`erasing: the longest log  :  the shortest`, ratio, '', '', ''];
  return textTable([['', 'median ms', 'slowest ms', 'standstill ms', 'documents read'], ...rows, last]);
}

async function eraseEarly(file: string): Promise<{ ms: number[]; standstillMs: number; read: number }> {
  let read = 0;
  const store = openSqliteStore(file, { onRead: ({ documents }) => (read += documents) });
  const ms: number[] = [];
  const standstill = watchStandstill();
  for (let task = 0; task < TIMES; task++) {
    const began = performance.now();
    await eraseFirstOf(`task-${task}`, store);
    ms.push(performance.now() - began);
    await new Promise((resume) => setImmediate(resume));
  }
  const standstillMs = standstill();
  await store.close();
  return { ms, standstillMs, read };
}

async function eraseFirstOf(subjectId: string, store: PanelStore): Promise<void> {
  const ofIt = { type: 'log', where: [{ key: 'subjectId', is: subjectId }], limit: 1 } as const;
  const order = { key: 'number', direction: 'ascending' } as const;
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  const panelId = head?.panelId;
  if (panelId === undefined) throw new Error('There is no panel');
  const [first] = await store.query(panelId, { ...ofIt, order });
  const number = Number(first?.keys['number']);
  const writers = await followWriters(store, panelId, [number]);
  await aLedger(store).change(panelId, instantOf(new Date()), async (draft) => {
    const entry = await draft.read('log', logKey(number));
    const entries = entry === undefined ? [] : [entry];
    const by = MemberId.parse('callum-reeve');
    return eraseWords(draft, { entries, by, reason: 'Its time is over', writers }, sha256);
  });
  await store.purge();
}

/** @returns what says for how long nobody else could do anything, at the worst */
function watchStandstill(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last);
  };
}
