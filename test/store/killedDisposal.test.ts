import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openSqlite } from '../../bot/wiring/sqlite';
import {
  command,
  type Json,
  ownFolder,
  query,
  type RunningServer,
  startServer,
  tokenOf,
  waitFor,
} from '../support/runningServer';
import { fileIn } from './largeCorpus';

const PEOPLE = 60;
const words = 'Rents the lock-ups on Weir Street';
const group = { groupId: 'nm-ocg-031' };
const month = { task: 600, issue: 600, meeting: 600, group: 1, nominal: 1, member: 600, message: 1, turnedAway: 600 };
const dispose = { records: [{ type: 'group', id: group.groupId }], reason: 'Its time is over' };

it('a group whose disposal is killed in the middle goes on to its end by itself, once, and is not done while its words stand in a file', async () => {
  const dataDir = ownFolder();
  const first = await startServer({ dataDir });
  await clockOf(first, '2027-01-05T10:00:00.000Z');
  const reeve = await tokenOf(first.url, 'Callum Reeve');
  const hart = await tokenOf(first.url, 'Lena Hart');
  for (let at = 0; at < PEOPLE; at++) {
    const facts = { nominalId: `more-${at}`, name: `Joss Reed${'abcdefghij'[at % 10]}`, category: 'suspect' };
    await command(first.url, hart, 'nominal.record', { ...group, ...facts, role: words });
  }
  const { version } = (await query(first.url, reeve, 'settings.get')).retention;
  await command(first.url, reeve, 'panel.change', { part: 'retention', version, retention: month });
  await clockOf(first, '2027-12-07T10:00:00.000Z');

  const left = lookedInto(dataDir);
  const answer = command(first.url, reeve, 'retention.dispose', dispose).catch(() => 'killed');
  await waitFor('people are written over', () => (left.people() < PEOPLE ? true : undefined));
  await first.kill('SIGKILL');
  expect([await answer, left.disposals()]).toEqual(['killed', [expect.objectContaining({ state: 'running' })]]);

  // Whoever reads on keeps the write-ahead log from being emptied: killed then, it has all gone but for that.
  left.readOn();
  const second = await startServer({ dataDir });
  await clockOf(second, '2027-12-07T10:05:00.000Z');
  await waitFor('its words are gone but for the write-ahead log', () => (left.words() === 0 ? true : undefined));
  await new Promise((resume) => setTimeout(resume, 300));
  await second.kill('SIGKILL');
  left.readNoMore();
  expect([left.disposals()[0]?.state, left.files()]).toEqual(['running', expect.stringContaining(words)]);

  const third = await startServer({ dataDir });
  await clockOf(third, '2027-12-07T10:20:00.000Z');
  await waitFor('the disposal is done', () => (left.disposals()[0]?.state === 'done' ? true : undefined));
  for (const gone of [words, 'Joss Reed']) expect(left.files()).not.toContain(gone);
  const token = await tokenOf(third.url, 'Callum Reeve');
  expect(await query(third.url, token, 'log.check')).toMatchObject({ intact: true, faults: [] });
  const again: Json = await command(third.url, token, 'retention.dispose', dispose);
  expect(again.disposals).toMatchObject([{ state: 'done', text: expect.stringMatching(/: 63 people$/) }]);
  expect([left.disposals().length, left.people()]).toEqual([1, 0]);
  await third.stop();
}, 120_000);

async function clockOf({ url }: RunningServer, now: string): Promise<void> {
  await fetch(`${url}/local/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ now }),
  });
}

function lookedInto(dataDir: string) {
  const db = openSqlite(fileIn(dataDir), { readOnly: true });
  db.exec('PRAGMA busy_timeout = 5000');
  const reader = openSqlite(fileIn(dataDir), { readOnly: true });
  const among = (where: string) => db.prepare(`SELECT value FROM documents WHERE ${where}`).all();
  return {
    people: () => among(`type = 'nominal' AND value LIKE '%Joss Reed%'`).length,
    words: () => among(`value LIKE '%${words}%' OR value LIKE '%Joss Reed%'`).length,
    disposals: (): Json[] => among(`type = 'disposal'`).map((row) => JSON.parse(String(Object(row).value))),
    readOn: () => reader.exec('BEGIN; SELECT count(*) FROM documents'),
    readNoMore: () => reader.exec('ROLLBACK'),
    files: () =>
      readdirSync(dataDir)
        .filter((name) => name.startsWith('sentinel.db'))
        .map((name) => readFileSync(path.join(dataDir, name), 'utf8'))
        .join(''),
  };
}
