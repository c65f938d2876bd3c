import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { ownFolder } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const panelId = 'operation-sentinel-northmoor';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  for (let number = 1; number <= 120; number++) {
    await server.command('Tom Hesketh', 'issue.raise', {
      issueId: `issue-${number}`,
      text: `Vans at night, ${number}`,
    });
  }
});
afterAll(() => server.close());

const exported = async () => server.query('Callum Reeve', 'log.export');
const logOf = async () => (await server.query('Callum Reeve', 'log.list', { after: '100', limit: '500' })).body.items;

describe('the exported log', () => {
  it('is a file of one entry a line under a header, words and all, that verify-log finds whole', async () => {
    const answer = await exported();
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="log-2027-02-02.ndjson"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text: string = answer.body;
    const [header, ...entries] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.length).toBeGreaterThan(120);
    const last = entries[entries.length - 1];
    expect(header).toMatchObject({ panelId, number: entries.length, hash: last.hash });
    expect(last).toMatchObject({ action: 'issue-raised', words: { reference: 'I-27-120' } });

    const file = path.join(ownFolder(), 'log.ndjson');
    writeFileSync(file, text);
    let said = '';
    const print = (some: string) => void (said += some);
    const code = await verifyLog({ args: [file], environment: { DATA_DIR: ownFolder() }, print });
    expect([code, said]).toEqual([0, expect.stringContaining(`  ${entries.length} entries, of 0 of which`)]);
  });

  it('is itself in the log, each time, with its rows, and no tab reads again for it', async () => {
    const before = (await server.query('Callum Reeve', 'tasks.list')).headers.get('etag');
    await exported();
    const entry = (await logOf()).at(-1);
    expect(entry).toMatchObject({
      ...{ action: 'log-exported', kind: 'consultation', byName: 'Callum Reeve' },
      ...{ subject: { type: 'log', id: panelId }, reference: 'log-2027-02-02.ndjson' },
    });
    expect((await server.query('Callum Reeve', 'tasks.list')).headers.get('etag')).toBe(before);
  });

  it('is refused to whoever may not read the log, and that stands in it too', async () => {
    expect((await server.query('Ruth Calder', 'log.export')).status).toBe(403);
    expect((await logOf()).at(-1)).toMatchObject({ action: 'access-refused', byName: 'Ruth Calder' });
  });

  it('ends where its reader goes away, and the server goes on', async () => {
    const headers = { Authorization: `Bearer ${await server.token('Callum Reeve')}` };
    for (let time = 1; time <= 5; time++) {
      const leaving = new AbortController();
      const response = await fetch(`${server.url}/api/queries/log.export`, { headers, signal: leaving.signal });
      expect(response.status).toBe(200);
      leaving.abort();
    }
    const taken = async () => (await logOf()).filter(({ action }: { action: string }) => action === 'log-exported');
    await until('each of them in the log', async () => (await taken()).length >= 7);
    expect((await exported()).status).toBe(200);
  });

  it('can be described: it is no JSON', async () => {
    const { body } = await send(`${server.url}/api`, 'GET', {});
    expect(Object.keys(body.paths['/api/queries/log.export'].get.responses[200].content)).toEqual([
      'application/x-ndjson',
    ]);
  });
});

it('a check is told number and hash together or neither', async () => {
  const { status, body } = await server.query('Callum Reeve', 'log.check', { anchorNumber: '3' });
  expect([status, body.issues]).toEqual([400, [{ path: 'anchorHash', message: 'Give number and hash together.' }]]);
});
