import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { bothStores } from '../support/bothStores';
import { readLive } from '../support/liveReader';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const former = 'The cash goes out through the back of the vape shop';
const reason = 'Named somebody who has nothing to do with it';

const auditor = { name: 'Noor Hale', role: 'auditor', agency: 'police', email: 'noor.hale@northmoor.police.example' };

describe.each(bothStores)('erasing words of the log on %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    const PANEL_FILE = path.join(ownFolder(), 'panel.json');
    writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members: [...northmoor.members, auditor] }));
    server = await startTestServer({ ...store.settings, PANEL_FILE });
    await server.moveClock('2027-02-02T09:14:00.000Z');
  });
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  /** An issue whose text was written over. @returns the number of the entry that keeps the first one */
  async function edited(issueId: string): Promise<number> {
    await server.command('Tom Hesketh', 'issue.raise', { issueId, text: former });
    await server.command('Tom Hesketh', 'issue.edit', { issueId, text: 'Cash leaves a shop by the back' });
    const line = (await historyOf('Callum Reeve', issueId)).find((each) => each.former === former);
    return line?.number;
  }
  async function historyOf(member: string, issueId: string): Promise<Json[]> {
    return (await server.query(member, 'issues.get', { issueId })).body.history;
  }
  const erase = (member: string, numbers: number[]) => server.command(member, 'log.eraseWords', { numbers, reason });
  const checked = async () => (await server.query('Callum Reeve', 'log.check')).body;
  const lastEntry = async () => (await server.query('Callum Reeve', 'log.list', { limit: '500' })).body.items.at(-1);

  it('is not offered where a line says nothing but the number of another record', async () => {
    await edited('i-put');
    await server.command('Callum Reeve', 'issue.putOnAgenda', { issueId: 'i-put', meetingId: 'M2' });
    const lines = (await historyOf('Callum Reeve', 'i-put')).map(({ text, note, mayErase }) => [text, note, mayErase]);
    expect(lines).toContainEqual(['Put on agenda', 'M2', undefined]);
    expect(lines).toContainEqual(['Edited', undefined, true]);
  });

  it('takes a former text out of the history, for everybody, and says so; the log verifies', async () => {
    const number = await edited('i-erased');
    const tag = (await server.query('Tom Hesketh', 'issues.get', { issueId: 'i-erased' })).headers.get('etag');
    expect((await erase('Callum Reeve', [number])).body).toMatchObject({ erased: [number], corrected: [], still: [] });
    for (const member of ['Callum Reeve', 'Tom Hesketh']) {
      const history = await historyOf(member, 'i-erased');
      expect(JSON.stringify(history)).not.toContain(former);
      expect(history.find((line) => line.number === number)).toMatchObject({ text: 'Edited', wordsErased: true });
    }
    const { headers } = await server.query('Tom Hesketh', 'issues.get', { issueId: 'i-erased' });
    expect(headers.get('etag')).not.toBe(tag);
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'log-words-erased', kind: 'erasure', byName: 'Callum Reeve', erased: [number], note: reason },
      subject: { type: 'log' },
    });
    expect(await checked()).toMatchObject({ intact: true, erased: 1, faults: [] });
  });

  it('changes nothing at a second click, and says that the words are gone', async () => {
    const number = await edited('i-twice');
    await Promise.all([erase('Callum Reeve', [number]), erase('Callum Reeve', [number])]);
    const last = await lastEntry();
    const again = await erase('Callum Reeve', [number]);
    expect([again.status, again.body.code]).toEqual([409, 'words-gone']);
    expect(await lastEntry()).toEqual(last);
  });

  it('is the coordinator’s: not the auditor’s, who reads, nor the chair’s; the history offers it to nobody else', async () => {
    const number = await edited('i-others');
    for (const member of ['Noor Hale', 'Ruth Calder', 'Tom Hesketh']) {
      expect((await erase(member, [number])).status).toBe(403);
    }
    const offeredTo = async (member: string) =>
      (await historyOf(member, 'i-others')).filter(({ mayErase }) => mayErase).map((line) => line.number);
    expect(await offeredTo('Callum Reeve')).toEqual([number]);
    expect(await offeredTo('Ruth Calder')).toEqual([]);
    expect((await historyOf('Tom Hesketh', 'i-others')).find((line) => line.number === number).former).toBe(former);
  });

  it('refuses numbers that the log does not have, all of them or none', async () => {
    const number = await edited('i-unknown');
    const { status, body } = await erase('Callum Reeve', [number, 99_999]);
    expect([status, body.code]).toEqual([404, 'not-found']);
    expect((await historyOf('Callum Reeve', 'i-unknown')).some((line) => line.former === former)).toBe(true);
  });

  it('is heard by open tabs, which read their histories again', async () => {
    const number = await edited('i-heard');
    const tab = await readLive(server, 'Tom Hesketh');
    await until('it listens', () => tab.events.length > 0);
    await erase('Callum Reeve', [number]);
    await until('it hears', () => tab.events.some(({ data }) => data.action === 'log-words-erased'));
    expect(tab.events.at(-1)?.data.subject.type).toBe('log');
    tab.close();
  });
});

it('the embedded server’s files hold the words no more once it has answered, though others read meanwhile', async () => {
  const server = await startTestServer();
  const other = await startTestServer({ DATA_DIR: server.dataDir });
  const isKept = () =>
    readdirSync(server.dataDir)
      .filter((name) => name.startsWith('sentinel.db'))
      .some((name) => readFileSync(path.join(server.dataDir, name)).includes(former));
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'i', text: former });
  await server.command('Tom Hesketh', 'issue.edit', { issueId: 'i', text: 'Cash leaves a shop by the back' });
  const { body } = await server.query('Callum Reeve', 'issues.get', { issueId: 'i' });
  const numbers = body.history.filter((line: Json) => line.mayErase).map((line: Json) => line.number);
  expect(isKept()).toBe(true);
  const reads = Array.from({ length: 20 }, () => other.query('Ruth Calder', 'issues.list'));
  expect((await server.command('Callum Reeve', 'log.eraseWords', { numbers, reason })).status).toBe(200);
  expect(isKept()).toBe(false);
  await Promise.all(reads);
  await other.close();
  await server.close();
});
