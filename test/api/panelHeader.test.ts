import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, send, startTestServer, type TestServer } from '../support/sentinel';
import { foundTwoPanels } from '../support/twoPanels';

let dataDir: string;
let server: TestServer;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sentinel-'));
  await foundTwoPanels(dataDir);
  server = await startTestServer({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function asks(who: string, panel: string, door = 'queries/session'): Promise<Answer> {
  const headers = { Authorization: `Bearer ${await server.token(who)}`, 'Sentinel-Panel': panel };
  return send(`${server.url}/api/${door}`, 'GET', headers);
}

describe('a request that names its panel', () => {
  it('acts in that one', async () => {
    const { panel } = (await server.query('Priya Sandhu', 'session')).body;
    for (const id of [panel.id, 'southmoor']) {
      expect((await asks('Priya Sandhu', id)).body).toMatchObject({ panel: { id } });
    }
  });

  it.each(['', 'South Moor', 'northmoor, southmoor', '../northmoor', '"southmoor"'])(
    'as %j, which can be no panel’s, acts in none and says why',
    async (panel) => {
      for (const door of ['queries/session', 'live']) {
        const { status, body } = await asks('Priya Sandhu', panel, door);
        expect([status, body.code]).toEqual([400, 'invalid-panel']);
        expect(body.message).toContain('Nothing was done');
      }
    },
  );

  it('of whoever sits on several is told which, and of nobody else’s', async () => {
    const panels = [{ name: 'Operation Sentinel – Northmoor' }, { id: 'southmoor', name: 'Southmoor' }];
    expect((await server.query('Priya Sandhu', 'session')).body).toMatchObject({ panels });
    expect((await server.query('Tom Hesketh', 'session')).body.panels).toBeUndefined();
  });

  it('gets one answer for a panel that is not there and for one that they are not on', async () => {
    const [absent, others] = [await asks('Tom Hesketh', 'eastmoor'), await asks('Tom Hesketh', 'southmoor')];
    const { requestId: _, ...answer } = others.body;
    expect([absent.status, others.status]).toEqual([403, 403]);
    expect(absent.body).toMatchObject(answer);
  });
});
